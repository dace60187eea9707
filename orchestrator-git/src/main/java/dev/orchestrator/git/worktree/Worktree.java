package dev.orchestrator.git.worktree;

import java.nio.file.Path;

/**
 * A worktree that is ready for work.
 *
 * @param folder where
 * @param branch what is checked out in it
 * @param head the commit it stands at
 * @param start how it came to be there
 */
public record Worktree(Path folder, String branch, String head, Start start) {

  /** How a worktree came to be there. */
  public enum Start {
    /** With a new branch from the default branch. */
    NEW_BRANCH,
    /** A new folder for a branch that is ours from before. */
    OLD_BRANCH,
    /** It was there already and is ours. */
    REUSED
  }
}
