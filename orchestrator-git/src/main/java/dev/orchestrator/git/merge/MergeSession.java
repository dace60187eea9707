package dev.orchestrator.git.merge;

import dev.orchestrator.core.error.OrchestratorException;
import java.util.List;
import java.util.Set;

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

  /**
   * The commits of a branch, merges left out, the oldest first.
   *
   * @param base id of a commit whose ancestors are left out
   * @param tip id of the newest
   * @throws OrchestratorException {@link Merges#MERGE_FAILED} when git cannot list them
   */
  List<CommitDetails> commits(String base, String tip);

  /**
   * The id of a commit's tree.
   *
   * @throws OrchestratorException {@link Merges#MERGE_FAILED} when there is no such commit
   */
  String tree(String commit);

  /**
   * The files that differ between a tree and others.
   *
   * @param from id of a tree
   * @param to ids of trees
   * @return paths for each of {@code to}, in the same order
   * @throws OrchestratorException {@link Merges#MERGE_FAILED} when git cannot compare them
   */
  List<Set<String>> changedPaths(String from, List<String> to);

  /**
   * How some commits descend from one another.
   *
   * @param base id of a commit whose ancestors are left out
   * @param tips ids
   * @throws OrchestratorException {@link Merges#MERGE_FAILED} when one is missing
   */
  CommitGraph graph(String base, List<String> tips);

  /** Throws away what git needed beside the repository; what was written stays. */
  @Override
  void close();
}
