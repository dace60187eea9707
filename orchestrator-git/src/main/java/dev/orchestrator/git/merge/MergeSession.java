package dev.orchestrator.git.merge;

import dev.orchestrator.core.error.OrchestratorException;
import java.util.List;

/**
 * A series of merges in one repository. Trees and commits it makes are in the object store at once,
 * and kept by nothing until a reference points at them. Thread-safe; each call is bounded in time.
 */
public interface MergeSession extends AutoCloseable {

  /**
   * Merges two commits with their merge base as git finds it.
   *
   * @param pair full ids
   */
  TreeMerge merge(CommitPair pair);

  /**
   * Merges many pairs, in one process as far as git allows it.
   *
   * @return one answer for each pair, in the same order
   */
  List<TreeMerge> mergeEach(List<CommitPair> pairs);

  /**
   * Writes a commit, signed where the user's own configuration asks for it.
   *
   * @return its id
   * @throws OrchestratorException {@link Merges#MERGE_FAILED} when git cannot write or sign it
   */
  String commit(NewCommit commit);

  /** Throws away what git needed beside the repository; what was written stays. */
  @Override
  void close();
}
