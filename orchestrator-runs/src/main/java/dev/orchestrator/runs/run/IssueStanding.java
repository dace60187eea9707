package dev.orchestrator.runs.run;

import java.util.List;
import java.util.Optional;

/**
 * How an issue stands.
 *
 * @param status what it is
 * @param stage the stage it is in; empty before its first attempt
 * @param blockedBy the dependencies that keep it from ever starting
 * @param reason why it is what it is, in words; may be empty
 * @param waiting whether it waits for somebody to merge or mend something
 * @param beforeRemoval what it was before it left the plan; empty while it is in the plan
 */
record IssueStanding(
    IssueStatus status,
    Optional<String> stage,
    List<Integer> blockedBy,
    String reason,
    boolean waiting,
    Optional<IssueStatus> beforeRemoval) {

  IssueStanding {
    blockedBy = List.copyOf(blockedBy);
  }

  static IssueStanding of(IssueStatus status, String reason) {
    return new IssueStanding(status, Optional.empty(), List.of(), reason, false, Optional.empty());
  }

  IssueStanding as(IssueStatus changed, String why) {
    return blocked(changed, List.of(), why);
  }

  /** An issue that left the plan stays removed, whatever becomes of its last attempt. */
  IssueStanding blocked(IssueStatus changed, List<Integer> by, String why) {
    return beforeRemoval.isPresent()
        ? new IssueStanding(status, stage, by, reason, false, Optional.of(changed))
        : new IssueStanding(changed, stage, by, why, false, Optional.empty());
  }

  IssueStanding postponed(String why) {
    return new IssueStanding(status, stage, blockedBy, why, true, beforeRemoval);
  }

  IssueStanding in(String changed) {
    return new IssueStanding(
        status, Optional.of(changed), blockedBy, reason, waiting, beforeRemoval);
  }

  IssueStanding removed(String why) {
    return new IssueStanding(
        IssueStatus.REMOVED, stage, blockedBy, why, false, Optional.of(status));
  }

  IssueStanding restored(String why) {
    IssueStatus before = beforeRemoval.orElse(IssueStatus.PENDING);
    return new IssueStanding(before, stage, blockedBy, why, false, Optional.empty());
  }
}
