package dev.orchestrator.workers.simulation;

import dev.orchestrator.runs.attempt.EndReason;
import java.util.List;

/** What a simulated agent does with its life. */
enum Behaviour {
  SUCCEED(EndReason.SUCCEEDED),
  CLAIM_SUCCESS(EndReason.SUCCEEDED),
  MERGE_THE_WORK_OF_OTHERS(EndReason.SUCCEEDED),
  DROP_EARLIER_WORK(EndReason.SUCCEEDED),
  NEST_A_REPOSITORY(EndReason.SUCCEEDED),
  LEAVE_ORPHAN(EndReason.SUCCEEDED),
  FAIL(EndReason.FAILED),
  CRASH(EndReason.CRASHED),
  BE_OVERLOADED(EndReason.OVERLOADED),
  OVERFLOW(EndReason.CONTEXT_OVERFLOW),
  HANG(EndReason.FAILED),
  RESULT_AND_HANG(EndReason.SUCCEEDED),
  IGNORE_TERM(EndReason.FAILED),
  ASK_A_PERSON(EndReason.SUCCEEDED),
  BE_REFUSED(EndReason.USAGE_LIMIT);

  private static final List<Behaviour> DRAWN =
      List.of(
          SUCCEED,
          SUCCEED,
          SUCCEED,
          SUCCEED,
          SUCCEED,
          CLAIM_SUCCESS,
          MERGE_THE_WORK_OF_OTHERS,
          DROP_EARLIER_WORK,
          NEST_A_REPOSITORY,
          LEAVE_ORPHAN,
          FAIL,
          CRASH,
          BE_OVERLOADED,
          OVERFLOW,
          HANG,
          RESULT_AND_HANG,
          IGNORE_TERM,
          ASK_A_PERSON);

  private final EndReason end;

  Behaviour(EndReason end) {
    this.end = end;
  }

  static Behaviour draw(Chance chance) {
    return chance.oneOf(DRAWN);
  }

  EndReason end() {
    return end;
  }

  boolean commits() {
    return end == EndReason.SUCCEEDED && this != CLAIM_SUCCESS && this != MERGE_THE_WORK_OF_OTHERS;
  }

  boolean isSilent() {
    return this == HANG || this == IGNORE_TERM || this == RESULT_AND_HANG;
  }
}
