package dev.orchestrator.workers.supervisor;

import dev.orchestrator.core.error.OrchestratorException;
import dev.orchestrator.runs.plan.RunPlan;
import dev.orchestrator.runs.run.RunState;
import dev.orchestrator.workers.scope.RunScope;
import dev.orchestrator.workers.spi.WorkerSession;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Keeps as many places in the session as the run has workers, when somebody changes their number:
 * new ones at once, and those that are too many go when their attempts are over. Used by the
 * supervisor's thread.
 */
final class WorkerPlaces {

  /** The place of an attempt that ended shows its last lines for a second more. */
  private static final int LOOKS = 8;

  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(250);

  private final WorkerSession session;
  private final RunScope scope;
  private final Consumer<String> notes;
  private Optional<Wanted> last = Optional.empty();

  /** How many places there should be, and which beyond them are still in use. */
  private record Wanted(int workers, Set<Integer> busyBeyond) {}

  /** Asks the session on the threads of {@code scope}; what goes wrong there is a note. */
  WorkerPlaces(WorkerSession session, RunScope scope, Consumer<String> notes) {
    this.session = session;
    this.scope = scope;
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
        scope.threads().execute(() -> resize(workers));
      }
    }
  }

  /** The run is over: places that somebody wanted gone go now, if they have not yet. */
  void leave(RunState state) {
    state.controls().workers().ifPresent(this::resize);
  }

  private void resize(int workers) {
    try {
      for (int look = 0; look < LOOKS && !scope.cancellation().isCancelled(); look++) {
        session.resize(workers);
        if (scope.cancellation().pause(BETWEEN_LOOKS)) {
          return;
        }
      }
    } catch (OrchestratorException failed) {
      notes.accept(failed.message());
    }
  }
}
