package dev.orchestrator.exec.run;

import dev.orchestrator.core.registry.Repository;
import dev.orchestrator.core.safety.SafetyDecision;
import dev.orchestrator.core.safety.SafetyRules;
import dev.orchestrator.core.safety.WorkspaceSafety;
import jakarta.inject.Inject;
import java.util.Comparator;
import java.util.List;

/** Judges the steps of a run before it starts. */
public final class SafetyCheck {

  private final WorkspaceSafety safety;

  /** By the rules of a workspace. */
  @Inject
  public SafetyCheck(WorkspaceSafety safety) {
    this.safety = safety;
  }

  /**
   * The strictest verdict on any step.
   *
   * @param pushRequested whether the user asked for a push on the command line
   */
  public SafetyDecision judge(
      Repository repository, List<PlannedStep> steps, boolean pushRequested) {
    SafetyRules plain = safety.rules(repository);
    SafetyRules rules = pushRequested ? plain.withPushRequested() : plain;
    return steps.stream()
        .map(step -> rules.judge(step.argv()))
        .max(Comparator.comparing(SafetyDecision::verdict))
        .orElse(SafetyDecision.ALLOWED);
  }
}
