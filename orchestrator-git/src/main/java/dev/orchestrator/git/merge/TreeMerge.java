package dev.orchestrator.git.merge;

import java.util.List;
import java.util.function.Function;

/** What merging two commits gives. */
public sealed interface TreeMerge {

  /**
   * The two fit together as text, which says nothing about whether they work together.
   *
   * @param tree id of the merged tree
   */
  record Clean(String tree) implements TreeMerge {}

  /**
   * The two changed the same place.
   *
   * @param paths files in conflict, in git's order; never empty
   */
  record Conflicted(List<String> paths) implements TreeMerge {

    /** Copies the paths. */
    public Conflicted {
      paths = List.copyOf(paths);
    }
  }

  /**
   * Git could not tell: no such commit, no common history, a damaged or incomplete repository.
   *
   * @param reason in git's words
   */
  record Failed(String reason) implements TreeMerge {}

  /** One function for each case, so that a new case cannot be forgotten. */
  default <T> T match(
      Function<Clean, T> clean, Function<Conflicted, T> conflicted, Function<Failed, T> failed) {
    if (this instanceof Clean merged) {
      return clean.apply(merged);
    }
    if (this instanceof Conflicted merged) {
      return conflicted.apply(merged);
    }
    return failed.apply((Failed) this);
  }
}
