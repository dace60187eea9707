package dev.orchestrator.workers.supervisor;

import dev.orchestrator.workers.plan.RunPlan;
import dev.orchestrator.workers.run.RunState;

/**
 * How a supervisor left a run.
 *
 * @param plan the plan that was in force at last
 * @param state the state after everything that was written down
 */
public record SupervisedRun(RunPlan plan, RunState state) {}
