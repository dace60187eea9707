package dev.orchestrator.workers.supervisor;

import dev.orchestrator.core.error.OrchestratorException;
import dev.orchestrator.runs.plan.RunPlan;
import dev.orchestrator.runs.run.RunState;
import dev.orchestrator.workers.spi.WorkerSession;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Keeps as many places in the session as the run has workers, when somebody changes their number:
 * new ones at once, and those that are too many go when their attempts are over. Used by the
 * supervisor's thread.
 */
final class WorkerPlaces {

  private final WorkerSession session;
  private final Executor threads;
  private final Consumer<String> notes;
  private Optional<Wanted> last = Optional.empty();

  /** How many places there should be, and which beyond them are still in use. */
  private record Wanted(int workers, Set<Integer> busyBeyond) {}

  /** Asks the session on one of {@code threads}; what goes wrong there is a note. */
  WorkerPlaces(WorkerSession session, Executor threads, Consumer<String> notes) {
    this.session = session;
    this.threads = threads;
    this.notes = notes;
  }

  /** Asks the session for other places when the run wants others than it did before. */
  void fit(RunPlan plan, RunState state) {
    int workers = state.controls().workers().orElse(plan.settings().workers());
    Set<Integer> busyBeyond =
        state.unsettled().stream()
            .map(attempt -> attempt.assignment().worker())
            .filter(worker -> worker > workers)
            .collect(Collectors.toSet());
    Wanted now = new Wanted(workers, busyBeyond);
    if (last.filter(now::equals).isEmpty()) {
      boolean first = last.isEmpty();
      last = Optional.of(now);
      if (!first || state.controls().workers().isPresent()) {
        threads.execute(() -> resize(workers));
      }
    }
  }

  private void resize(int workers) {
    try {
      session.resize(workers);
    } catch (OrchestratorException failed) {
      notes.accept(failed.message());
    }
  }
}
