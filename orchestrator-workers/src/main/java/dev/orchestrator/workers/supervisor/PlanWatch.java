package dev.orchestrator.workers.supervisor;

import dev.orchestrator.core.error.OrchestratorException;
import dev.orchestrator.core.file.AtomicFile;
import dev.orchestrator.core.file.RegularFile;
import dev.orchestrator.runs.plan.FetchedIssues;
import dev.orchestrator.runs.plan.RunPlan;
import dev.orchestrator.runs.run.RunEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Notices when somebody edits the plan of a run, and takes over what is sound. One thread. */
final class PlanWatch {

  private final Path file;
  private final Path fetched;
  private final Supplier<RunPlan> reader;
  private List<Stamp> last;

  private record Stamp(long size, FileTime modified) {}

  /**
   * Changes after this moment count.
   *
   * @param fetched where the issues are that a source of the plan has; need not be there
   */
  PlanWatch(Path file, Path fetched, Supplier<RunPlan> reader) {
    this.file = file;
    this.fetched = fetched;
    this.reader = reader;
    this.last = stamps();
  }

  /** A plan that is different from the one in force, or why there is none. */
  record Edit(Optional<RunPlan> plan, Optional<RunEvent> note) {}

  /** What became of the file since the last look. */
  Optional<Edit> look(RunPlan inForce) {
    List<Stamp> now = stamps();
    if (now.equals(last)) {
      return Optional.empty();
    }
    last = now;
    try {
      RunPlan read = reader.get();
      return read.fingerprint().equals(inForce.fingerprint())
          ? Optional.empty()
          : Optional.of(new Edit(Optional.of(read), Optional.empty()));
    } catch (OrchestratorException broken) {
      return Optional.of(
          new Edit(
              Optional.empty(),
              Optional.of(
                  new RunEvent.Noted(
                      Optional.empty(), "the edited plan is not used: " + broken.message()))));
    }
  }

  /** Keeps the plan as it is, with what was fetched for it. */
  void copyTo(Path copy) throws IOException {
    if (Files.isRegularFile(fetched)) {
      AtomicFile.write(FetchedIssues.beside(copy), RegularFile.bytes(fetched));
    }
    AtomicFile.write(copy, RegularFile.bytes(file));
  }

  private List<Stamp> stamps() {
    return List.of(stamp(file), stamp(fetched));
  }

  private static Stamp stamp(Path file) {
    try {
      return new Stamp(Files.size(file), Files.getLastModifiedTime(file));
    } catch (IOException gone) {
      return new Stamp(-1, FileTime.fromMillis(0));
    }
  }
}
