package dev.orchestrator.git.worktree;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * What of a worktree lies in the repository's object store.
 *
 * @param head the commit it stands at; empty on an unborn branch
 * @param branch empty when HEAD is detached
 * @param loose commits that nothing else holds
 * @param staged contents that the index holds and HEAD does not
 */
record WorktreeHoldings(
    Optional<String> head,
    Optional<String> branch,
    Collection<String> loose,
    Collection<String> staged) {

  WorktreeHoldings {
    loose = List.copyOf(loose);
    staged = List.copyOf(staged);
  }
}
