package dev.orchestrator.workers.watch;

import dev.orchestrator.agents.logs.AgentLog;
import dev.orchestrator.agents.spi.AgentEnd;
import dev.orchestrator.agents.spi.AgentExit;
import dev.orchestrator.agents.spi.AgentProtocol;
import dev.orchestrator.agents.spi.AgentReport;
import dev.orchestrator.core.text.ByteSizes;
import dev.orchestrator.git.worktree.WorktreeState;
import dev.orchestrator.runs.attempt.AttemptEnd;
import dev.orchestrator.runs.attempt.EndReason;
import dev.orchestrator.runs.attempt.Work;
import dev.orchestrator.runs.store.AttemptFolder;
import dev.orchestrator.runs.store.ExitRecord;
import dev.orchestrator.runs.store.LaunchNote;
import dev.orchestrator.workers.process.AttemptStopper;
import dev.orchestrator.workers.worktree.EndOfWork;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Finds out how an attempt ended, from its exit record, its log and its worktree, after everything
 * it left running was stopped.
 */
public final class AttemptHarvest {

  private final EndOfWork worktrees;
  private final AttemptStopper stopper;

  public AttemptHarvest(EndOfWork worktrees, AttemptStopper stopper) {
    this.worktrees = worktrees;
    this.stopper = stopper;
  }

  AttemptEnd harvest(AttemptFolder folder, ExitRecord exit, AgentLog log, AgentProtocol protocol) {
    stopper.sweep(folder);
    AgentReport report = log.finish();
    return end(folder, exit, report, protocol, work(folder, report));
  }

  /**
   * What an attempt left behind that is gone and wrote no record: its wrapper was killed with it,
   * or the machine lost its power. Why it ended is not known here.
   */
  AttemptEnd remains(AttemptFolder folder, AgentLog log) {
    stopper.sweep(folder);
    AgentReport report = log.finish();
    return new AttemptEnd(
            EndReason.LOST, OptionalInt.empty(), Optional.empty(), "", work(folder, report))
        .using(report.usageReport(), report.session());
  }

  /**
   * How an attempt ended that others have followed since: its worktree is theirs, and is not looked
   * at.
   */
  static AttemptEnd late(
      AttemptFolder folder, ExitRecord exit, AgentLog log, AgentProtocol protocol) {
    return end(folder, exit, log.finish(), protocol, Work.NONE);
  }

  private static AttemptEnd end(
      AttemptFolder folder,
      ExitRecord exit,
      AgentReport report,
      AgentProtocol protocol,
      Work work) {
    return classified(folder, exit, report, protocol, work)
        .using(report.usageReport(), report.session());
  }

  private static AttemptEnd classified(
      AttemptFolder folder,
      ExitRecord exit,
      AgentReport report,
      AgentProtocol protocol,
      Work work) {
    OptionalInt code = OptionalInt.of(exit.exitCode());
    if (!exit.problem().isEmpty()) {
      return new AttemptEnd(EndReason.NOT_STARTED, code, Optional.empty(), exit.problem(), work);
    }
    boolean takenAway = !exit.stoppedBy().isEmpty();
    boolean done = takenAway && hasAnnouncedSuccess(report);
    AgentExit agentExit = new AgentExit(done ? 0 : exit.exitCode());
    AgentEnd end = protocol.end(agentExit, report, folder.endedAt());
    if (exit.oomKills() > 0 && mayComeFromLackOfMemory(end.kind())) {
      return new AttemptEnd(
          EndReason.OUT_OF_MEMORY, code, Optional.empty(), killed(exit.oomKills(), folder), work);
    }
    if (takenAway && !done) {
      return new AttemptEnd(
          EndReason.LOST,
          code,
          Optional.empty(),
          "its window was taken away (" + exit.stoppedBy() + ")",
          work);
    }
    return new AttemptEnd(reason(end.kind()), code, end.until(), end.reason(), work);
  }

  /** Its work was done before its window was taken away, and it had said so. */
  private static boolean hasAnnouncedSuccess(AgentReport report) {
    return report.finished().stream()
        .anyMatch(verdict -> !verdict.error() && !verdict.interrupted());
  }

  /** An agent that was told of a limit of its service did not end for its memory. */
  private static boolean mayComeFromLackOfMemory(AgentEnd.Kind kind) {
    return kind == AgentEnd.Kind.AGENT_ERROR
        || kind == AgentEnd.Kind.CRASHED
        || kind == AgentEnd.Kind.INTERRUPTED;
  }

  private static String killed(int processes, AttemptFolder folder) {
    String limit =
        folder.memoryGroup().map(group -> " of " + ByteSizes.format(group.bytes())).orElse("");
    String victims = processes == 1 ? "one process" : processes + " processes";
    return "its limit" + limit + " was reached and the kernel ended " + victims + " of it";
  }

  private Work work(AttemptFolder folder, AgentReport report) {
    Optional<LaunchNote> note = folder.launch();
    Optional<WorktreeState> state =
        note.flatMap(
            launch -> worktrees.lookAtEnd(Path.of(launch.worktree()), launch.launchCommit()));
    return new Work(
        state.map(WorktreeState::commitCount).orElse(0),
        state.map(found -> found.changedFiles().size()).orElse(0),
        state.map(found -> found.uncommitted().size()).orElse(0),
        report.hasUsefulOutput(),
        state
            .filter(found -> found.branch().equals(note.map(LaunchNote::branch)))
            .map(WorktreeState::head));
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
