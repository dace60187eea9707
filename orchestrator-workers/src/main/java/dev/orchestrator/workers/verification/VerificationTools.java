package dev.orchestrator.workers.verification;

import jakarta.inject.Inject;

/**
 * What the supervisor of a run verifies with.
 *
 * @param setup makes worktrees fit for work
 * @param builds judges attempts
 * @param bases judges what they began at
 */
public record VerificationTools(FolderSetup setup, BuildCheck builds, VerifiedBases bases) {

  /** Wired by its module. */
  @Inject
  public VerificationTools {}
}
