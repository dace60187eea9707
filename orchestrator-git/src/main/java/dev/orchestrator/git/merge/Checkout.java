package dev.orchestrator.git.merge;

import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/**
 * A working tree of a repository.
 *
 * @param folder absolute
 * @param head the commit checked out; empty before the first one
 * @param branch whole name of the branch checked out; empty when HEAD is detached
 * @param bare whether this is the repository itself, without files
 * @param unfinished whole names of the branches that a rebase or a bisect begun here comes back to
 */
public record Checkout(
    Path folder,
    Optional<String> head,
    Optional<String> branch,
    boolean bare,
    Set<String> unfinished) {

  /** Copies the set. */
  public Checkout {
    unfinished = Set.copyOf(unfinished);
  }

  /** Whether moving this branch would pull the ground from under the working tree. */
  public boolean holds(String reference) {
    return branch.filter(reference::equals).isPresent() || unfinished.contains(reference);
  }
}
