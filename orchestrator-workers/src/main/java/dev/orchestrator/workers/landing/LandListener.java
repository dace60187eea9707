package dev.orchestrator.workers.landing;

import java.util.List;

/** Hears how a landing comes along. Called on the thread that lands. */
public interface LandListener {

  /** Hears nothing. */
  LandListener SILENT = new LandListener() {};

  /** An interrupted landing is gone on with. */
  default void goingOn(String id) {}

  /** Another landing of the same project or repository is waited for. */
  default void waiting(String what) {}

  /** Branches of a repository are merged onto its target. */
  default void round(String repository, String target, int branches) {}

  /**
   * A tree is verified.
   *
   * @param issues whose branches are in it; none for the target alone
   * @param again whether it was red before
   */
  default void verifying(String repository, List<Integer> issues, boolean again) {}

  /** It is verified. */
  default void verified(String repository, List<Integer> issues, boolean green, String reason) {}

  /** An agent is given the conflict of an issue. */
  default void resolving(String repository, int issue, String agent, List<String> paths) {}

  /** An agent that was given a conflict before an interruption is gone on with, or begun anew. */
  default void resolvingAfterInterruption(String repository, int issue, boolean goingOn) {}

  /** What it did was looked at. */
  default void resolved(String repository, int issue, boolean accepted, String reason) {}

  /** The result of a repository is where it can be. */
  default void taken(LandReport.RepositoryLine line) {}

  /** What became of an issue. */
  default void decided(LandReport.IssueLine line) {}
}
