package dev.orchestrator.git.worktree;

import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * What there is of a worktree besides its files and its own git folder.
 *
 * @param head the commit it stands at; empty on an unborn branch
 * @param branch empty when HEAD is detached
 * @param loose commits that nothing else holds
 * @param staged contents that the index holds and HEAD does not
 * @param linked what repositories that stay keep for worktrees inside of this one
 */
record WorktreeHoldings(
    Optional<String> head,
    Optional<String> branch,
    Collection<String> loose,
    Collection<String> staged,
    Collection<Path> linked) {

  WorktreeHoldings {
    loose = List.copyOf(loose);
    staged = List.copyOf(staged);
    linked = List.copyOf(linked);
  }
}
