package dev.orchestrator.workers.loop;

import dev.orchestrator.core.cancellation.CancellationToken;
import dev.orchestrator.core.error.OrchestratorException;
import dev.orchestrator.core.file.FileTrouble;
import dev.orchestrator.runs.journal.JournalErrors;
import dev.orchestrator.runs.plan.RunPlan;
import dev.orchestrator.runs.run.Moment;
import dev.orchestrator.runs.run.RunEvent;
import dev.orchestrator.runs.run.RunState;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/**
 * Waits while there is no room on the disk for what has to be written down. Nothing is decided and
 * nothing started meanwhile, because every effect comes after its record; what runs goes on, and so
 * does the supervisor as soon as there is room. A record that could not be written left the file as
 * it was, so it can be tried again.
 */
public final class PatientRecord implements RunLoop.Record {

  private static final Duration BETWEEN_TRIES = Duration.ofSeconds(1);

  private final RunLoop.Record record;
  private final Consumer<String> complaints;
  private final CancellationToken cancellation;
  private final Consumer<Duration> pause;

  /**
   * Tries to write to {@code record}.
   *
   * @param complaints is told once when the waiting begins, and once when it is over
   * @param cancellation ends the waiting
   * @param pause sleeps
   */
  public PatientRecord(
      RunLoop.Record record,
      Consumer<String> complaints,
      CancellationToken cancellation,
      Consumer<Duration> pause) {
    this.record = record;
    this.complaints = complaints;
    this.cancellation = cancellation;
    this.pause = pause;
  }

  @Override
  public RunState write(RunPlan plan, List<RunEvent> events, Moment at) {
    boolean waited = false;
    while (true) {
      try {
        RunState after = record.write(plan, events, at);
        if (waited) {
          complaints.accept("there is room on the disk again; the run goes on");
        }
        return after;
      } catch (OrchestratorException failure) {
        if (!isLackOfRoom(failure) || cancellation.isCancelled()) {
          throw failure;
        }
        if (!waited) {
          complaints.accept(failure.message() + "; nothing is started until there is room");
        }
        waited = true;
        pause.accept(BETWEEN_TRIES);
      }
    }
  }

  /** Room is found when something is written; what fails here is the disk. */
  @Override
  public void sync() {
    record.sync();
  }

  private static boolean isLackOfRoom(OrchestratorException failure) {
    return failure.code().equals(JournalErrors.JOURNAL_UNWRITABLE)
        && failure.getCause() instanceof IOException disk
        && FileTrouble.isLackOfRoom(disk);
  }
}
