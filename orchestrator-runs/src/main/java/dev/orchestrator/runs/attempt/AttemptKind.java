package dev.orchestrator.runs.attempt;

import java.util.Locale;

/** What an attempt's agent is told about those before it. */
public enum AttemptKind {
  /** Nothing: the assignment as if for the first time. */
  FRESH,
  /** The assignment and a summary of what is there already and why the last attempt failed. */
  CONTINUATION,
  /** The same, in the agent's own earlier session where it still has it. */
  RESUME;

  /** The word in documents: lower case. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
