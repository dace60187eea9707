package dev.orchestrator.agents.prompt;

import dev.orchestrator.runs.plan.Issue;
import dev.orchestrator.runs.plan.RunPlan;
import dev.orchestrator.runs.run.RunState;

/** What the agent of an issue's last attempt said last. Thread-safe. */
@FunctionalInterface
public interface LastWords {

  /** Its words, bounded and fit to be shown; empty when it said nothing or nobody knows. */
  String of(RunPlan plan, RunState state, Issue issue);
}
