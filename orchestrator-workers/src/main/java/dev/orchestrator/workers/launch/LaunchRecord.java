package dev.orchestrator.workers.launch;

import dev.orchestrator.runs.run.Launch;
import dev.orchestrator.runs.run.RecordedProcess;
import dev.orchestrator.runs.store.AttemptFolder;
import dev.orchestrator.runs.store.LaunchNote;
import dev.orchestrator.runs.store.ProcessRecord;
import java.nio.file.Path;
import java.util.Optional;

/** How an attempt was started, read back from its folder: for whoever was not there. */
public final class LaunchRecord {

  private LaunchRecord() {}

  public static Launch of(AttemptFolder folder, String bootId) {
    Optional<LaunchNote> note = folder.launch();
    Optional<ProcessRecord> process = folder.process();
    return new Launch(
        new RecordedProcess(
            process.map(ProcessRecord::pid).orElse(0L),
            process.map(ProcessRecord::startTime).orElse(0L),
            bootId),
        "",
        note.map(LaunchNote::launchCommit).orElse(""),
        Path.of(note.map(LaunchNote::worktree).orElse("/")),
        note.map(LaunchNote::branch).orElse(""),
        folder.log(),
        note.flatMap(LaunchNote::session));
  }
}
