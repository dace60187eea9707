package dev.orchestrator.git.worktree;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/**
 * A worktree that was saved before it was removed.
 *
 * @param reference where it is kept: {@code refs/orchestrator/preserved/...}
 * @param folder where it was
 * @param branch its branch; empty when HEAD was detached
 * @param head the commit it stood at
 * @param owner who it was made for
 * @param at when it was saved
 */
public record PreservedWorktree(
    String reference, Path folder, Optional<String> branch, String head, String owner, Instant at) {

  /** All references of this kind begin so. */
  public static final String PREFIX = "refs/orchestrator/preserved/";
}
