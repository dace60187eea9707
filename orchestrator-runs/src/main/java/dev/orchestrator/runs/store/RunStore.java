package dev.orchestrator.runs.store;

import dev.orchestrator.core.file.LockFile;
import dev.orchestrator.core.workspace.Workspace;
import dev.orchestrator.runs.journal.JournalCodec;
import dev.orchestrator.runs.journal.JournalReader;
import dev.orchestrator.runs.plan.RunPlan;
import dev.orchestrator.runs.run.RunState;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The runs of a workspace as they are on disk: which there are, where each keeps its files, what
 * its journal says, and whether a supervisor has it. Reads only. Thread-safe.
 */
public final class RunStore {

  private final Workspace workspace;

  /** Of one workspace. */
  @Inject
  public RunStore(Workspace workspace) {
    this.workspace = workspace;
  }

  /** The names of all projects with a journal, sorted; also of those whose plan is gone. */
  public List<String> projects() {
    Path runs = RunFolder.all(workspace);
    if (!Files.isDirectory(runs)) {
      return List.of();
    }
    try (Stream<Path> folders = Files.list(runs)) {
      return folders
          .map(folder -> folder.getFileName().toString())
          .filter(project -> Files.isRegularFile(folder(project).journal()))
          .sorted()
          .toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** Where the run of a project keeps what it knows. It need not have begun. */
  public RunFolder folder(String project) {
    return RunFolder.of(workspace, project);
  }

  /** Where the run of a plan keeps what it knows. */
  public RunFolder folder(RunPlan plan) {
    return folder(plan.project());
  }

  /** What the journal of a run says now. */
  public RunState state(RunPlan plan) {
    return new JournalReader(new JournalCodec()).replay(folder(plan).journal()).state();
  }

  /** Whether a live supervisor has the run. */
  public boolean isSupervised(RunPlan plan) {
    Path lock = folder(plan).lock();
    if (!Files.exists(lock)) {
      return false;
    }
    try {
      Optional<LockFile> free = LockFile.acquire(lock, Duration.ZERO);
      if (free.isPresent()) {
        free.get().close();
      }
      return free.isEmpty();
    } catch (IOException unknown) {
      return false;
    }
  }
}
