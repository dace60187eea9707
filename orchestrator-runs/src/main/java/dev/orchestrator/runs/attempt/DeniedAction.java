package dev.orchestrator.runs.attempt;

import java.util.Optional;

/**
 * Something an agent wanted to do and was kept from.
 *
 * @param rule the safety rule, or {@code permissions} where the agent's own program refused
 * @param tool the agent's name of the tool; empty where it is not known
 * @param what one line, without secrets
 */
public record DeniedAction(String rule, Optional<String> tool, String what) {

  /** Stands for the rules of the agent's own program. */
  public static final String OWN_PERMISSIONS = "permissions";
}
