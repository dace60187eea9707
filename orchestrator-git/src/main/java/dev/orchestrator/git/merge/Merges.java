package dev.orchestrator.git.merge;

import dev.orchestrator.core.cancellation.CancellationToken;
import dev.orchestrator.core.error.ErrorCode;
import dev.orchestrator.core.error.OrchestratorException;
import java.nio.file.Path;
import java.time.Instant;

/**
 * Merges commits of a repository without a checkout: no file of anybody's working tree is read or
 * written, no index, no reference. Thread-safe.
 *
 * <p>What counts: the committed {@code .gitattributes} of one commit that the caller names, and the
 * user's own configuration, signing of commits included. What does not: attributes in a checkout or
 * in {@code info/attributes}, and the configuration of the repository, which an agent can write,
 * with its merge drivers, hooks and signing programs.
 */
public interface Merges {

  /** The repository cannot be read, or git could not write a commit into it. */
  ErrorCode MERGE_FAILED = ErrorCode.operation("MERGE_FAILED");

  /**
   * Begins a series of merges.
   *
   * @param repository a checkout, a worktree or a bare repository
   * @param attributesOf id of the commit whose attributes count, such as that of the target
   * @return to be closed
   * @throws OrchestratorException {@link #MERGE_FAILED} when this is no readable repository, or has
   *     no such commit
   */
  MergeSession open(Path repository, String attributesOf, CancellationToken cancellation);

  /**
   * Who the user of git is in a repository, for commits made in their name.
   *
   * @return this program itself where git has no name to give
   */
  Identity identity(Path repository, Instant at, CancellationToken cancellation);
}
