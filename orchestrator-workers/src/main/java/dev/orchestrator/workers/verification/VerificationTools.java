package dev.orchestrator.workers.verification;

import dev.orchestrator.core.cancellation.CancellationToken;
import dev.orchestrator.runs.run.RunEvent;
import jakarta.inject.Inject;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/**
 * What the supervisor of a run verifies with.
 *
 * @param setup makes worktrees fit for work
 * @param builds judges attempts
 * @param bases judges what they began at
 * @param verifier judges any tree
 */
public record VerificationTools(
    FolderSetup setup, BuildCheck builds, VerifiedBases bases, Verifier verifier) {

  /** Wired by its module. */
  @Inject
  public VerificationTools {}

  /**
   * Looks at bases for one run.
   *
   * @param oneByOne works on one thing after the other
   * @param events is told what people should know
   */
  public BaseVerification baseLook(
      Executor oneByOne, Consumer<RunEvent> events, CancellationToken cancellation) {
    return new BaseVerification(bases, verifier, oneByOne, events, cancellation);
  }
}
