package dev.orchestrator.agents.prompt;

import dev.orchestrator.core.registry.LiveRegistry;
import dev.orchestrator.core.registry.Repository;
import dev.orchestrator.core.safety.SafetyRule;
import dev.orchestrator.core.safety.SafetyRules;
import dev.orchestrator.core.safety.SafetyVerdict;
import dev.orchestrator.core.safety.WorkspaceSafety;
import dev.orchestrator.runs.plan.PlanRepository;
import dev.orchestrator.runs.plan.RunPlan;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;

/**
 * The rules an agent is told: those that every command is judged by, in their own words, and the
 * plan's. What a built-in rule would ask a person about is one sentence, for there is nobody to ask
 * and the list is long.
 */
public final class PromptRules {

  private static final List<String> MANNERS =
      List.of(
          "Stay in your worktree. Do not touch the main checkout or the worktrees of others.",
          "Send the output of verbose commands to a log file and look at its end.",
          "Where you are not sure whether a command destroys something, do not run it.");

  private static final String PUSH_RULE = "no-unasked-push";
  private static final String NO_PUSH = "Do not push. Never force a push.";
  private static final String PUSH = "Push only your own branch, and never with force.";

  private final WorkspaceSafety safety;
  private final LiveRegistry registry;

  /** The rules of a workspace. */
  @Inject
  public PromptRules(WorkspaceSafety safety, LiveRegistry registry) {
    this.safety = safety;
    this.registry = registry;
  }

  /** One sentence each, for an agent that works in {@code repository}. */
  List<String> of(RunPlan plan, PlanRepository repository) {
    List<String> rules = new ArrayList<>(MANNERS);
    rules.add(plan.settings().pushAllowed() ? PUSH : NO_PUSH);
    rulesIn(repository).rules().stream()
        .filter(rule -> !rule.id().equals(PUSH_RULE))
        .flatMap(rule -> inWords(rule).stream())
        .forEach(rules::add);
    rules.addAll(plan.context().safetyRules());
    repository.context().ifPresent(own -> rules.addAll(own.safetyRules()));
    return List.copyOf(rules);
  }

  private SafetyRules rulesIn(PlanRepository repository) {
    return registry.get().all().stream()
        .filter(known -> known.local().equals(repository.path()))
        .findFirst()
        .map((Repository known) -> safety.rules(known))
        .orElseGet(safety::rules);
  }

  private static List<String> inWords(SafetyRule rule) {
    boolean builtIn = SafetyRules.builtIn().rules().contains(rule);
    if (builtIn) {
      return rule.verdict() == SafetyVerdict.REFUSED ? List.of(rule.summary()) : List.of();
    }
    String patterns = "`" + String.join("`, `", rule.patterns()) + "`";
    return List.of("Never run " + patterns + ": " + rule.summary());
  }
}
