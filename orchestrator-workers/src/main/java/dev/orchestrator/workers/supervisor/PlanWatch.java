package dev.orchestrator.workers.supervisor;

import dev.orchestrator.core.error.OrchestratorException;
import dev.orchestrator.workers.plan.RunPlan;
import dev.orchestrator.workers.run.RunEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Optional;
import java.util.function.Supplier;

/** Notices when somebody edits the plan of a run, and takes over what is sound. One thread. */
final class PlanWatch {

  private final Path file;
  private final Supplier<RunPlan> reader;
  private Stamp last;

  private record Stamp(long size, FileTime modified) {}

  /** Changes after this moment count. */
  PlanWatch(Path file, Supplier<RunPlan> reader) {
    this.file = file;
    this.reader = reader;
    this.last = stamp();
  }

  /** A plan that is different from the one in force, or why there is none. */
  record Edit(Optional<RunPlan> plan, Optional<RunEvent> note) {}

  /** What became of the file since the last look. */
  Optional<Edit> look(RunPlan inForce) {
    Stamp now = stamp();
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

  private Stamp stamp() {
    try {
      return new Stamp(Files.size(file), Files.getLastModifiedTime(file));
    } catch (IOException gone) {
      return new Stamp(-1, FileTime.fromMillis(0));
    }
  }
}
