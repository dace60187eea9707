package dev.orchestrator.workers.supervisor;

import dev.orchestrator.git.worktree.WorktreeState;
import dev.orchestrator.workers.attempt.AttemptEnd;
import dev.orchestrator.workers.attempt.EndReason;
import dev.orchestrator.workers.attempt.Work;
import dev.orchestrator.workers.launch.AttemptFolder;
import dev.orchestrator.workers.launch.ExitRecord;
import dev.orchestrator.workers.spi.AgentEnd;
import dev.orchestrator.workers.spi.AgentExit;
import dev.orchestrator.workers.spi.AgentProtocol;
import dev.orchestrator.workers.spi.AgentReport;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Finds out how an attempt ended, from its exit record, its log and its worktree, after everything
 * it left running was stopped.
 */
final class AttemptHarvest {

  private final EndOfWork worktrees;
  private final AttemptStopper stopper;

  AttemptHarvest(EndOfWork worktrees, AttemptStopper stopper) {
    this.worktrees = worktrees;
    this.stopper = stopper;
  }

  AttemptEnd harvest(AttemptFolder folder, ExitRecord exit, AgentLog log, AgentProtocol protocol) {
    stopper.sweep(folder);
    AgentReport report = log.finish();
    return end(folder, exit, report, protocol).using(report.usageReport());
  }

  private AttemptEnd end(
      AttemptFolder folder, ExitRecord exit, AgentReport report, AgentProtocol protocol) {
    Work work = work(folder, report);
    OptionalInt code = OptionalInt.of(exit.exitCode());
    if (!exit.problem().isEmpty()) {
      return new AttemptEnd(EndReason.NOT_STARTED, code, Optional.empty(), exit.problem(), work);
    }
    if (!exit.stoppedBy().isEmpty()) {
      return new AttemptEnd(
          EndReason.LOST,
          code,
          Optional.empty(),
          "its window was taken away (" + exit.stoppedBy() + ")",
          work);
    }
    AgentEnd end = protocol.end(new AgentExit(exit.exitCode()), report, folder.endedAt());
    return new AttemptEnd(reason(end.kind()), code, end.until(), end.reason(), work);
  }

  private Work work(AttemptFolder folder, AgentReport report) {
    Optional<WorktreeState> state =
        folder
            .launch()
            .flatMap(note -> worktrees.lookAtEnd(Path.of(note.worktree()), note.launchCommit()));
    return new Work(
        state.map(WorktreeState::commitCount).orElse(0),
        state.map(found -> found.changedFiles().size()).orElse(0),
        state.map(found -> found.uncommitted().size()).orElse(0),
        report.hasUsefulOutput());
  }

  static EndReason reason(AgentEnd.Kind kind) {
    return switch (kind) {
      case OK -> EndReason.SUCCEEDED;
      case AGENT_ERROR -> EndReason.FAILED;
      case USAGE_LIMIT -> EndReason.USAGE_LIMIT;
      case OVERLOAD -> EndReason.OVERLOADED;
      case AUTHENTICATION -> EndReason.AUTHENTICATION;
      case NETWORK -> EndReason.NETWORK;
      case CONTEXT_OVERFLOW -> EndReason.CONTEXT_OVERFLOW;
      case INTERRUPTED -> EndReason.STOPPED;
      case CRASHED -> EndReason.CRASHED;
    };
  }
}
