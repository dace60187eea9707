package dev.orchestrator.workers.supervisor;

import dev.orchestrator.runs.decision.Wait;
import dev.orchestrator.runs.run.Rule;
import dev.orchestrator.runs.run.RunState;
import dev.orchestrator.runs.store.RunListener;
import java.util.List;
import java.util.Optional;

/** Notices when a run waits for nothing but room on the machine, and tells it once. One thread. */
final class Standstill {

  private final RunListener listener;
  private boolean told;

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
}
