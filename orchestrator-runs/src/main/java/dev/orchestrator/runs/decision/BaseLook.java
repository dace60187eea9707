package dev.orchestrator.runs.decision;

import dev.orchestrator.runs.base.BaseObservation;
import dev.orchestrator.runs.base.BaseQuestion;
import dev.orchestrator.runs.plan.RunPlan;
import java.util.function.Function;

/** Looks at what issues would begin at. Thread-safe. */
@FunctionalInterface
public interface BaseLook {

  /** The answer as of now, without talking to a remote; what is in the way of one is in it. */
  BaseObservation answer(RunPlan plan, BaseQuestion question);

  /**
   * Answers many questions as of one moment: what they share is looked at once. For one thread, and
   * to be thrown away with the moment.
   */
  default Function<BaseQuestion, BaseObservation> once(RunPlan plan) {
    return question -> answer(plan, question);
  }
}
