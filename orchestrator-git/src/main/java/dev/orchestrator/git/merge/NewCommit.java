package dev.orchestrator.git.merge;

import java.util.List;

/**
 * A commit to write.
 *
 * @param tree id of its tree
 * @param parents ids of its parents, the first one first
 * @param message subject, and a body after a blank line
 * @param author who made the change
 * @param committer who made the commit
 */
public record NewCommit(
    String tree, List<String> parents, String message, Identity author, Identity committer) {

  /** Copies the parents and refuses what is no full object id. */
  public NewCommit {
    CommitIds.require(tree);
    parents = List.copyOf(parents);
    parents.forEach(CommitIds::require);
  }
}
