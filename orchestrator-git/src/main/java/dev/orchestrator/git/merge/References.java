package dev.orchestrator.git.merge;

import dev.orchestrator.core.cancellation.CancellationToken;
import dev.orchestrator.core.error.ErrorCode;
import dev.orchestrator.core.error.OrchestratorException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Reads references and moves them by compare-and-swap. Runs no hook. Whether a branch is checked
 * out somewhere is for the caller to ask of {@link Checkouts}: git moves it under the checkout
 * without a word. Thread-safe.
 */
public interface References {

  /** Git cannot read the references of a repository. */
  ErrorCode REFERENCES_UNREADABLE = ErrorCode.environment("REFERENCES_UNREADABLE");

  /**
   * The commits that references point at.
   *
   * @param patterns whole names such as {@code refs/heads/main}, or folders of names such as {@code
   *     refs/orchestrator/land}
   * @return ids by whole name; a tag is followed to its commit; what does not exist is left out
   * @throws OrchestratorException {@link #REFERENCES_UNREADABLE}
   */
  Map<String, String> read(Path repository, List<String> patterns, CancellationToken cancellation);

  /**
   * Makes all changes or none.
   *
   * @param changes of one repository, each reference at most once
   * @param reason for the reflog, one line
   */
  ReferenceOutcome change(
      Path repository,
      List<ReferenceChange> changes,
      String reason,
      CancellationToken cancellation);
}
