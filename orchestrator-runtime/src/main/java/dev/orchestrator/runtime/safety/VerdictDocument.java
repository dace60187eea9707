package dev.orchestrator.runtime.safety;

import dev.orchestrator.core.safety.SafetyVerdict;
import dev.orchestrator.runtime.usecase.Document;
import java.util.Optional;

/**
 * What the rules say to a command.
 *
 * @param rule the one that decided; empty where none had anything to say
 * @param reason why, for people; empty where it is allowed
 */
public record VerdictDocument(
    int schemaVersion, SafetyVerdict verdict, Optional<String> rule, String reason)
    implements Document {

  /** Whether it must not be run. */
  public boolean refused() {
    return verdict == SafetyVerdict.REFUSED;
  }
}
