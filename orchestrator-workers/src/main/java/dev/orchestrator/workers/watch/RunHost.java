package dev.orchestrator.workers.watch;

import dev.orchestrator.runs.decision.HostLook;
import dev.orchestrator.runs.observation.HostObservation;
import dev.orchestrator.runs.plan.RunPlan;
import dev.orchestrator.runs.run.Moment;
import dev.orchestrator.runs.store.RunStore;
import jakarta.inject.Inject;

/** Looks at this machine afresh each time, for those who look once. */
public final class RunHost implements HostLook {

  private final RunStore store;

  @Inject
  RunHost(RunStore store) {
    this.store = store;
  }

  @Override
  public HostObservation look(RunPlan plan, Moment now) {
    return new Host(store.folder(plan).path()).look(plan, now);
  }
}
