package dev.orchestrator.core.safety;

import java.util.Optional;

/**
 * What the rules say to a command.
 *
 * @param verdict the strictest of all rules that match any part of it
 * @param rule the id of that rule; empty when the command is allowed
 * @param reason one sentence that names no command to paste; empty when the command is allowed
 */
public record SafetyDecision(SafetyVerdict verdict, Optional<String> rule, String reason) {

  /** No rule speaks against it. */
  public static final SafetyDecision ALLOWED =
      new SafetyDecision(SafetyVerdict.ALLOWED, Optional.empty(), "");

  /** Whether it may run without asking anybody. */
  public boolean isAllowed() {
    return verdict == SafetyVerdict.ALLOWED;
  }
}
