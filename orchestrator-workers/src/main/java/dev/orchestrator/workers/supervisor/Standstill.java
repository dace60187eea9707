package dev.orchestrator.workers.supervisor;

import dev.orchestrator.runs.decision.Wait;
import dev.orchestrator.runs.run.Rule;
import dev.orchestrator.runs.run.RunEvent;
import dev.orchestrator.runs.run.RunState;
import dev.orchestrator.runs.store.RunListener;
import java.util.List;
import java.util.Optional;

/** Notices when a run waits for nothing but room on the machine, and tells it once. One thread. */
final class Standstill {

  /** Looks, of which there is one a second or more. */
  private static final int LASTING = 3;

  private final RunListener listener;
  private boolean told;
  private int looks;

  Standstill(RunListener listener) {
    this.listener = listener;
  }

  void look(RunState state, List<Wait> waits) {
    Optional<Wait> noRoom =
        waits.stream().filter(wait -> wait.basis().rule() == Rule.MACHINE_BUSY).findFirst();
    boolean still = noRoom.isPresent() && state.unsettled().isEmpty();
    if (still && !told) {
      listener.onTrouble("nothing can be started: " + noRoom.get().basis().reason());
    }
    told = still;
  }

  /** What the journal is to know of it; a shortage that comes and goes within moments is none. */
  Optional<RunEvent> news(RunState state, List<Wait> waits) {
    Optional<String> shortage =
        waits.stream()
            .filter(wait -> wait.basis().rule() == Rule.MACHINE_BUSY)
            .map(wait -> wait.basis().reason())
            .findFirst();
    looks = shortage.isPresent() == state.shortage().isPresent() ? 0 : looks + 1;
    return looks >= LASTING ? Optional.of(new RunEvent.StartsHeld(shortage)) : Optional.empty();
  }
}
