package dev.orchestrator.runs.store;

import dev.orchestrator.runs.plan.Issue;
import dev.orchestrator.runs.plan.RunPlan;

/**
 * An issue that was added to a plan.
 *
 * @param plan the plan with it
 * @param number its number
 */
public record AddedIssue(RunPlan plan, int number) {

  /** The issue as the plan has it. */
  public Issue issue() {
    return plan.issue(number).orElseThrow();
  }
}
