package dev.orchestrator.runs.store;

import dev.orchestrator.core.error.ErrorCode;

/** The errors of supervising a run. */
public final class RunErrors {

  /** An agent program is missing or cannot be used. */
  public static final ErrorCode AGENT_UNUSABLE = ErrorCode.environment("AGENT_UNUSABLE");

  /** A monitor was started in the background and did not come up. */
  public static final ErrorCode MONITOR_FAILED = ErrorCode.environment("MONITOR_FAILED");

  /** The backend for workers cannot be used. */
  public static final ErrorCode BACKEND_UNUSABLE = ErrorCode.environment("BACKEND_UNUSABLE");

  /** There is no plan, or more than one to choose from. */
  public static final ErrorCode PLAN_NOT_FOUND = ErrorCode.environment("PLAN_NOT_FOUND");

  /** Issues of a plan cannot have their worktrees: each obstacle is a line. */
  public static final ErrorCode PLAN_OBSTRUCTED = ErrorCode.environment("PLAN_OBSTRUCTED");

  /** The plan has no such issue. */
  public static final ErrorCode ISSUE_UNKNOWN = ErrorCode.user("ISSUE_UNKNOWN");

  /** An issue does not fit into the plan it was to be added to. */
  public static final ErrorCode ISSUE_REFUSED = ErrorCode.user("ISSUE_REFUSED");

  /** The run was never started. */
  public static final ErrorCode RUN_UNKNOWN = ErrorCode.user("RUN_UNKNOWN");

  /** A run cannot be supervised: a file or folder of it is not usable. */
  public static final ErrorCode SUPERVISION_FAILED = ErrorCode.environment("SUPERVISION_FAILED");

  /** A plan file cannot be written; it is as it was. */
  public static final ErrorCode PLAN_NOT_WRITTEN = ErrorCode.environment("PLAN_NOT_WRITTEN");

  /** The issue is completed, and was not asked to be run again in so many words. */
  public static final ErrorCode ISSUE_COMPLETED = ErrorCode.user("ISSUE_COMPLETED");

  /** There is no such log. */
  public static final ErrorCode LOG_UNKNOWN = ErrorCode.user("LOG_UNKNOWN");

  /** Agents of a run are at work that nobody supervises. */
  public static final ErrorCode AGENTS_ALIVE = ErrorCode.environment("AGENTS_ALIVE");

  private RunErrors() {}
}
