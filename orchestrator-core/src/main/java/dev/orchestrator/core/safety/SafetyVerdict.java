package dev.orchestrator.core.safety;

import java.util.Locale;

/** What may happen to a command, the mildest first. */
public enum SafetyVerdict {
  /** It may run. */
  ALLOWED,
  /** A person has to agree on a terminal; where there is none it must not run. */
  ASK,
  /** It must not run, whoever agrees. */
  REFUSED;

  /** The word scripts see. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
