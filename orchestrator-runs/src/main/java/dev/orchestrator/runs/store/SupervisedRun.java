package dev.orchestrator.runs.store;

import dev.orchestrator.runs.plan.RunPlan;
import dev.orchestrator.runs.run.RunState;

/**
 * How a supervisor left a run.
 *
 * @param plan the plan that was in force at last
 * @param state the state after everything that was written down
 */
public record SupervisedRun(RunPlan plan, RunState state) {}
