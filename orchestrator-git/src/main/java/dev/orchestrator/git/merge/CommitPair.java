package dev.orchestrator.git.merge;

/**
 * Two commits to merge.
 *
 * @param ours id of the commit that is merged into
 * @param theirs id of the commit that is merged
 */
public record CommitPair(String ours, String theirs) {

  /** Refuses what is no full commit id: a name could be an option of git. */
  public CommitPair {
    CommitIds.require(ours);
    CommitIds.require(theirs);
  }
}
