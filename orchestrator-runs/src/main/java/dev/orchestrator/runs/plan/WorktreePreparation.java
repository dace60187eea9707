package dev.orchestrator.runs.plan;

import dev.orchestrator.core.registry.Inclusion;
import java.util.Optional;

/**
 * What a new worktree gets before an agent works in it.
 *
 * @param command the plan's own command line, run once; empty for none
 * @param included how the files come there that the repository's {@code .worktreeinclude} names
 * @param submodules whether its submodules are filled
 */
public record WorktreePreparation(
    Optional<String> command, Inclusion included, boolean submodules) {

  /** What a plan that says nothing gets. */
  public static final WorktreePreparation DEFAULT =
      new WorktreePreparation(Optional.empty(), Inclusion.COPY, false);
}
