package dev.orchestrator.runs.landing.plan;

import java.util.Optional;

/**
 * Why an issue is not landed at all.
 *
 * @param kind what stands against it
 * @param reason in words
 * @param partner the other issue, where there is one
 */
public record Refusal(Kind kind, String reason, Optional<Integer> partner) {

  /** The kinds of refusals. */
  public enum Kind {
    /** Its work is in the target. */
    ALREADY,
    /** It is not fit to be landed. */
    BLOCKED
  }

  static Refusal already(String reason) {
    return new Refusal(Kind.ALREADY, reason, Optional.empty());
  }

  static Refusal blocked(String reason) {
    return new Refusal(Kind.BLOCKED, reason, Optional.empty());
  }

  static Refusal needs(int other, String reason) {
    return new Refusal(Kind.BLOCKED, reason, Optional.of(other));
  }
}
