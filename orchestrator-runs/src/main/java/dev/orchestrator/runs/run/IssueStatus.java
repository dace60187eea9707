package dev.orchestrator.runs.run;

import java.util.Locale;

/** The closed set of what an issue can be. */
public enum IssueStatus {
  PENDING,
  IN_PROGRESS,
  COMPLETED,
  FAILED,
  BLOCKED,
  /** It left the plan after it had begun; its branch is still there. */
  REMOVED,
  /** A person decided that it is not to be done. */
  SKIPPED;

  /** The word of the contract: {@code in_progress}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The word of the contract. */
  @Override
  public String toString() {
    return word();
  }

  /** Whether nothing more happens to it by itself. */
  public boolean settled() {
    return this != PENDING && this != IN_PROGRESS;
  }
}
