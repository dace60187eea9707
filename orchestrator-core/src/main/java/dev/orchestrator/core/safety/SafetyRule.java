package dev.orchestrator.core.safety;

import java.util.List;

/**
 * A rule as data.
 *
 * @param id stable name, such as {@code no-unasked-push}
 * @param verdict on a command it matches; never {@link SafetyVerdict#ALLOWED}, rules only add
 * @param summary one sentence for people and for the prompts of agents
 * @param patterns any of which matches; their language is in {@code docs/guide/safety.md}
 */
public record SafetyRule(String id, SafetyVerdict verdict, String summary, List<String> patterns) {

  /** Copies the patterns and refuses a rule that would allow. */
  public SafetyRule {
    patterns = List.copyOf(patterns);
    if (verdict == SafetyVerdict.ALLOWED) {
      throw new IllegalArgumentException("a rule can only add restrictions");
    }
  }
}
