package dev.orchestrator.git.status;

/**
 * What no commit of a branch holds. Counts are of files as {@code git status} lists them, where an
 * untracked folder is one entry.
 *
 * @param stagedFiles changed in the index
 * @param modifiedFiles changed in the working tree and not staged
 * @param untrackedFiles neither tracked nor ignored
 * @param conflictedFiles with merge conflicts
 * @param stashes how many stashes there are
 */
public record UncommittedChanges(
    int stagedFiles, int modifiedFiles, int untrackedFiles, int conflictedFiles, int stashes) {

  /** Whether any file is staged, modified, untracked or in conflict. */
  public boolean touchFiles() {
    return stagedFiles + modifiedFiles + untrackedFiles + conflictedFiles > 0;
  }
}
