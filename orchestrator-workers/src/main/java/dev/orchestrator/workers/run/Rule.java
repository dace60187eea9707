package dev.orchestrator.workers.run;

import java.util.Locale;

/** Every rule a decision can rest on. The names are written into journals: never reuse one. */
public enum Rule {
  // an attempt
  EFFECT_UNDER_WAY,
  PROBE_FAILED,
  HEALTHY,
  WAITS_FOR_A_PERSON,
  WITHIN_GRACE,
  START_CONFIRMED,
  START_NEVER_TOOK_PLACE,
  EXIT_RECORDED,
  LATE_RESULT,
  VANISHED,
  FLEET_VANISHED,
  STALLED,
  OUT_OF_TIME,
  RESULT_WITHOUT_EXIT,
  STOP_REQUESTED,
  STOP_REPEATED,
  ENDED_WELL,
  VERIFICATION_INTERRUPTED,
  // its consequence
  STAGE_PASSED,
  LAST_STAGE_PASSED,
  FAILED_WITH_RETRIES_LEFT,
  FAILED_TOO_OFTEN,
  OBSTRUCTED,
  NOT_THE_ISSUES_FAULT,
  GIVEN_UP_ON_MISFORTUNE,
  COULD_NOT_VERIFY,
  STOPPED_ON_REQUEST,
  WITHDRAWN,
  // accounts
  ACCOUNT_UNUSABLE,
  PROBE_SUCCEEDED,
  PROBE_CAME_TO_NOTHING,
  // scheduling
  FREE_WORKER,
  PROBE_DUE,
  PAUSED,
  DEPENDENCY_UNFINISHED,
  DEPENDENCY_UNMERGED,
  BACKING_OFF,
  ACCOUNT_HELD,
  NO_FREE_WORKER,
  REPOSITORY_BUSY,
  MACHINE_BUSY,
  STAGGERED,
  DEPENDENCY_FAILED,
  DEPENDENCY_REVIVED,
  BUDGET_REACHED,
  BUDGET_RAISED,
  // the run
  NOTHING_LEFT,
  NOTHING_CAN_RUN,
  RUN_STOPPED;

  /** The name in journals and on terminals: {@code effect-under-way}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
