package dev.orchestrator.git.status;

import java.util.Locale;

/** What sort of repository a folder is. */
public enum RepositoryKind {
  /** A repository with a working tree; also what is assumed where nothing can be found out. */
  REPOSITORY,
  /** A linked worktree of another repository. */
  WORKTREE,
  /** A repository without a working tree. */
  BARE;

  /** The word in JSON and on the terminal. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
