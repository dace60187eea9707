package dev.orchestrator.git.status;

import java.util.Locale;

/** Something git was told to do and has not finished. */
public enum RepositoryOperation {
  MERGE,
  REBASE,
  CHERRY_PICK,
  REVERT,
  BISECT,
  AM;

  /** The word in JSON and on the terminal, as git spells the command. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
