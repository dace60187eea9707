package dev.orchestrator.workers.run;

import dev.orchestrator.workers.attempt.AttemptEnd;
import dev.orchestrator.workers.attempt.AttemptId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the journal knows of an issue.
 *
 * @param number the issue
 * @param status what it is
 * @param stage the stage it is in; empty before its first attempt
 * @param attempts how many attempts were decided on, over all stages
 * @param failures attempts of this stage that count against its retries
 * @param misfortunes attempts in a row that ended through no fault of the issue
 * @param current the attempt that is not settled; at most one
 * @param last the attempt settled last
 * @param next what was decided about the next attempt
 * @param blockedBy the dependencies that keep it from ever starting
 * @param reason why it is what it is, in words; may be empty
 * @param expenses what its attempts used, over all stages
 * @param flags what a person should look at, the first few; changes nothing else
 */
public record IssueState(
    int number,
    IssueStatus status,
    Optional<String> stage,
    int attempts,
    int failures,
    int misfortunes,
    Optional<Attempt> current,
    Optional<Attempt> last,
    NextAttempt next,
    List<Integer> blockedBy,
    String reason,
    Expenses expenses,
    List<String> flags) {

  private static final int MOST_FLAGS = 5;

  /** Copies the lists. */
  public IssueState {
    blockedBy = List.copyOf(blockedBy);
    flags = List.copyOf(flags);
  }

  /** An issue nothing has happened to. */
  public static IssueState untouched(int number, IssueStatus status, String reason) {
    return new IssueState(
        number,
        status,
        Optional.empty(),
        0,
        0,
        0,
        Optional.empty(),
        Optional.empty(),
        NextAttempt.FIRST,
        List.of(),
        reason,
        Expenses.NONE,
        List.of());
  }

  IssueState starting(Attempt attempt) {
    return as(IssueStatus.IN_PROGRESS, List.of(), "")
        .in(attempt.assignment().stage())
        .counting(attempts + 1, failures, misfortunes)
        .attempting(Optional.of(attempt), last);
  }

  IssueState with(Attempt changed) {
    return attempting(Optional.of(changed), last);
  }

  IssueState stopUnconfirmed(Moment now) {
    return current.map(attempt -> with(attempt.stopUnconfirmed(now))).orElse(this);
  }

  /** The current attempt is over. */
  IssueState ended(Attempt over, AttemptEnd end) {
    return with(over).charged(over.assignment(), end);
  }

  /** What the agent said it used, once it said so; nothing else of the issue changes. */
  private IssueState charged(Assignment assignment, AttemptEnd end) {
    return end.usage()
        .map(report -> expenses.with(assignment.attempt(), assignment.stage(), report))
        .map(this::charged)
        .orElse(this);
  }

  /** The last attempt's end turned out to be another than was believed; nothing follows from it. */
  IssueState lateEnd(AttemptId attempt, AttemptEnd end) {
    return last.filter(old -> old.id().equals(attempt))
        .map(old -> withLast(old.endedAfterAll(end)).charged(old.assignment(), end))
        .orElse(this);
  }

  private IssueState withLast(Attempt corrected) {
    return attempting(current, Optional.of(corrected));
  }

  /** The current attempt's consequence is decided; nothing else of the issue changes. */
  private IssueState settled(Moment now) {
    return attempting(
        Optional.empty(),
        current.map(attempt -> attempt.enter(Attempt.Phase.SETTLED, now)).or(() -> last));
  }

  IssueState advanced(String toStage, Moment now) {
    return settled(now)
        .as(IssueStatus.IN_PROGRESS, List.of(), "")
        .in(toStage)
        .counting(attempts, 0, 0)
        .then(NextAttempt.FIRST);
  }

  IssueState retrying(NextAttempt following, boolean counted, String why, Moment now) {
    return settled(now)
        .as(IssueStatus.IN_PROGRESS, List.of(), why)
        .counting(attempts, counted ? failures + 1 : failures, counted ? 0 : misfortunes + 1)
        .then(following);
  }

  IssueState ending(IssueStatus as, List<Integer> by, String why, Moment now) {
    return settled(now).as(as, by, why).then(NextAttempt.FIRST);
  }

  /** What was decided about its next attempt still holds once nothing blocks it any more. */
  IssueState blocked(List<Integer> by, String why) {
    return as(IssueStatus.BLOCKED, by, why);
  }

  /** Nothing is forgotten: what was tried before still counts. */
  IssueState unblocked(String why) {
    return as(attempts > 0 ? IssueStatus.IN_PROGRESS : IssueStatus.PENDING, List.of(), why);
  }

  /** As if its present stage had never been tried; what is in the worktree is built upon. */
  IssueState anew(NextAttempt following, String why) {
    return as(IssueStatus.PENDING, List.of(), why).counting(attempts, 0, 0).then(following);
  }

  /** Whether {@code attempt} was settled last. */
  public boolean isLast(AttemptId attempt) {
    return last.filter(mine -> mine.id().equals(attempt)).isPresent();
  }

  /** Whether {@code attempt} is the one that counts. */
  public boolean isCurrent(AttemptId attempt) {
    return current.filter(mine -> mine.id().equals(attempt)).isPresent();
  }

  IssueState flagged(String text) {
    if (flags.contains(text) || flags.size() >= MOST_FLAGS) {
      return this;
    }
    return new IssueState(
        number,
        status,
        stage,
        attempts,
        failures,
        misfortunes,
        current,
        last,
        next,
        blockedBy,
        reason,
        expenses,
        Stream.concat(flags.stream(), Stream.of(text)).toList());
  }

  private IssueState as(IssueStatus changed, List<Integer> by, String why) {
    return new IssueState(
        number,
        changed,
        stage,
        attempts,
        failures,
        misfortunes,
        current,
        last,
        next,
        by,
        why,
        expenses,
        flags);
  }

  private IssueState in(String changed) {
    return new IssueState(
        number,
        status,
        Optional.of(changed),
        attempts,
        failures,
        misfortunes,
        current,
        last,
        next,
        blockedBy,
        reason,
        expenses,
        flags);
  }

  private IssueState counting(int decided, int failed, int unlucky) {
    return new IssueState(
        number, status, stage, decided, failed, unlucky, current, last, next, blockedBy, reason,
        expenses, flags);
  }

  private IssueState attempting(Optional<Attempt> present, Optional<Attempt> past) {
    return new IssueState(
        number,
        status,
        stage,
        attempts,
        failures,
        misfortunes,
        present,
        past,
        next,
        blockedBy,
        reason,
        expenses,
        flags);
  }

  private IssueState then(NextAttempt following) {
    return new IssueState(
        number,
        status,
        stage,
        attempts,
        failures,
        misfortunes,
        current,
        last,
        following,
        blockedBy,
        reason,
        expenses,
        flags);
  }

  private IssueState charged(Expenses more) {
    return new IssueState(
        number,
        status,
        stage,
        attempts,
        failures,
        misfortunes,
        current,
        last,
        next,
        blockedBy,
        reason,
        more,
        flags);
  }
}
