package dev.orchestrator.workers.landing;

import dev.orchestrator.core.error.ErrorCode;

/** The errors of landing. What becomes of an issue is a value and no error. */
public final class LandErrors {

  /** The branch to land on does not exist, or it and its remote branch went different ways. */
  public static final ErrorCode LAND_TARGET = ErrorCode.user("LAND_TARGET");

  /** Another landing is at work. */
  public static final ErrorCode LAND_BUSY = ErrorCode.environment("LAND_BUSY");

  /** There is no landing of that name, or nothing of it can be taken back. */
  public static final ErrorCode LANDING_UNKNOWN = ErrorCode.user("LANDING_UNKNOWN");

  /** A repository of that name is not in the plan. */
  public static final ErrorCode LAND_REPOSITORY = ErrorCode.user("LAND_REPOSITORY");

  /** The landing was interrupted; nothing is lost. */
  public static final ErrorCode LAND_INTERRUPTED = ErrorCode.operation("LAND_INTERRUPTED");

  /** A rebase makes each commit anew: there is no merge that an agent could resolve. */
  public static final ErrorCode RESOLVE_REBASE = ErrorCode.user("RESOLVE_REBASE");

  private LandErrors() {}
}
