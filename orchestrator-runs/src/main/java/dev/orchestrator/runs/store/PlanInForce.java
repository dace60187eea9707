package dev.orchestrator.runs.store;

import dev.orchestrator.runs.plan.RunPlan;
import java.util.Optional;

/**
 * The plan a run goes by.
 *
 * @param plan what its file says or, where that is broken or gone, what the run adopted last
 * @param trouble why it is not what its file says, in one line; empty when it is
 */
public record PlanInForce(RunPlan plan, Optional<String> trouble) {}
