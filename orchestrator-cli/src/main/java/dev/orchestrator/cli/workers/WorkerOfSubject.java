package dev.orchestrator.cli.workers;

import dev.orchestrator.agents.logs.LogSubject;
import dev.orchestrator.core.error.OrchestratorException;
import dev.orchestrator.runs.plan.RunPlan;
import dev.orchestrator.runs.run.Attempt;
import dev.orchestrator.runs.run.RunState;
import dev.orchestrator.runs.store.RunErrors;
import java.util.Comparator;
import java.util.Optional;

/** The worker a person means who names an issue, a worker or neither. */
final class WorkerOfSubject {

  private final RunPlan plan;
  private final RunState state;

  WorkerOfSubject(RunPlan plan, RunState state) {
    this.plan = plan;
    this.state = state;
  }

  int find(Optional<String> subject) {
    return subject
        .map(typed -> of(LogSubject.parse(typed, plan, state)))
        .orElseGet(this::firstBusy);
  }

  private int of(LogSubject subject) {
    if (subject instanceof LogSubject.OfWorker worker) {
      return worker.number();
    }
    return state.unsettled().stream()
        .map(Attempt::assignment)
        .filter(subject::has)
        .findFirst()
        .orElseThrow(
            () ->
                new OrchestratorException(
                    RunErrors.ISSUE_UNKNOWN,
                    "no worker has " + subject.words() + " now",
                    "'orchestrator workers status' shows who has what;"
                        + " 'orchestrator workers why "
                        + subject.words().replaceAll("\\D", "")
                        + "' what became of it"))
        .worker();
  }

  private int firstBusy() {
    return state.unsettled().stream()
        .map(attempt -> attempt.assignment().worker())
        .min(Comparator.naturalOrder())
        .orElse(1);
  }
}
