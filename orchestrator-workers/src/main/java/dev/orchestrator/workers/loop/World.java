package dev.orchestrator.workers.loop;

import dev.orchestrator.runs.observation.Snapshot;
import dev.orchestrator.runs.plan.RunPlan;
import dev.orchestrator.runs.run.Moment;
import dev.orchestrator.runs.run.RunEvent;
import dev.orchestrator.runs.run.RunState;
import java.util.List;

/** Looks at everything the rules want to know of. A look changes nothing. */
@FunctionalInterface
public interface World {

  /** What is there to be seen of the run's attempts and of the machine. */
  Snapshot look(RunPlan plan, RunState state, Moment now);

  /** What the last look showed to have happened that is to be remembered; told once. */
  default List<RunEvent> news() {
    return List.of();
  }
}
