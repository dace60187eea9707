package dev.orchestrator.workers.process;

import dev.orchestrator.exec.process.EnvironmentMarker;
import dev.orchestrator.exec.process.ProcessRoot;
import dev.orchestrator.exec.process.ProcessTree;
import dev.orchestrator.exec.process.StopReport;
import dev.orchestrator.runs.store.AttemptFolder;
import dev.orchestrator.runs.store.MemoryGroup;
import dev.orchestrator.runs.store.ProcessRecord;
import dev.orchestrator.workers.memory.EmptyGroups;
import dev.orchestrator.workers.scope.RunSite;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Optional;

/** Ends everything that an attempt started, wherever it went. */
public final class AttemptStopper {

  /** Agents clean up after themselves when they are asked; measured ones need under a second. */
  private static final Duration GRACE = Duration.ofSeconds(5);

  private final ProcessTree processes;

  public AttemptStopper(ProcessTree processes) {
    this.processes = processes;
  }

  /** What belongs to an attempt: the agent's tree and session, and whoever carries its name. */
  public static ProcessRoot rootOf(AttemptFolder folder) {
    EnvironmentMarker marker = new EnvironmentMarker(RunSite.MARKER, folder.attempt().value());
    return new ProcessRoot(
        folder.process().map(ProcessRecord::process).map(AgentProcess::identity),
        Optional.of(marker));
  }

  /** Ends it; an attempt that has not begun never will. */
  public StopReport stop(AttemptFolder folder) {
    try {
      folder.forbidStart();
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
    return stop(folder, GRACE);
  }

  /** What an agent left running when it ended. */
  public StopReport sweep(AttemptFolder folder) {
    return stop(folder, Duration.ofSeconds(1));
  }

  private StopReport stop(AttemptFolder folder, Duration grace) {
    StopReport report = processes.stop(rootOf(folder), grace);
    folder
        .memoryGroup()
        .map(MemoryGroup::group)
        .ifPresent(group -> EmptyGroups.remove(group, folder.attempt()));
    return report;
  }
}
