package dev.orchestrator.runs.plan;

/**
 * How an issue builds on what it depends on.
 *
 * @param start what its branch starts from
 * @param onConflict what is done where the work that it builds on does not fit together
 * @param release when it may begin
 */
public record BasePolicy(Start start, OnConflict onConflict, Release release) {

  /** What a plan that says nothing gets. */
  public static final BasePolicy DEFAULT =
      new BasePolicy(Start.DEPENDENCIES, OnConflict.AGENT, Release.COMPLETED);

  /** What a branch starts from. */
  public enum Start {
    /** The base branch with the work of what the issue depends on. */
    DEPENDENCIES,
    /** The base branch alone. */
    DEFAULT
  }

  /** What is done about work that does not fit together. */
  public enum OnConflict {
    /** An agent merges it, as the first stage. */
    AGENT,
    /** The issue waits until a person did. */
    WAIT
  }

  /** When the dependants of an issue may begin. */
  public enum Release {
    /** As soon as it is completed. */
    COMPLETED,
    /** Once its work is in the base branch. */
    MERGED
  }
}
