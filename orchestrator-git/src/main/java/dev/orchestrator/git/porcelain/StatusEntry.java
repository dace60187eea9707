package dev.orchestrator.git.porcelain;

/**
 * A file in a status.
 *
 * @param index how the index differs from HEAD, git's letter; a dot when it does not
 * @param workTree how the file differs from the index, likewise
 * @param path relative to the top of the repository
 */
public record StatusEntry(Kind kind, char index, char workTree, String path) {

  /** What is the matter with a file. */
  public enum Kind {
    /** Tracked, and not as in HEAD. */
    CHANGED,
    /** In conflict. */
    UNMERGED,
    /** Not known to git. */
    UNTRACKED,
    /** Not to be known to git. */
    IGNORED
  }

  boolean isStaged() {
    return kind == Kind.CHANGED && index != '.';
  }

  boolean isModified() {
    return kind == Kind.CHANGED && workTree != '.';
  }
}
