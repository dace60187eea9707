package dev.orchestrator.runs.history;

import dev.orchestrator.runs.attempt.AttemptId;
import dev.orchestrator.runs.run.Decision;
import dev.orchestrator.runs.run.StopCause;
import java.util.Locale;
import java.util.Optional;

/**
 * What a decision is about and what it comes to, without its times and reasons: two decisions with
 * equal subjects and outlines are the same decision.
 *
 * @param issue the issue it names
 * @param attempt the attempt it names
 * @param account the account it names
 * @param outline what is decided
 */
record Subject(
    Optional<Integer> issue,
    Optional<AttemptId> attempt,
    Optional<String> account,
    String outline) {

  static Subject of(Decision decision) {
    return decision.match(new Outlines());
  }

  /** Whether the other one is about the same thing, whatever it decides. */
  boolean concernsSame(Subject other) {
    boolean sameAttempt = attempt.isPresent() && attempt.equals(other.attempt);
    boolean sameIssue = issue.isPresent() && issue.equals(other.issue);
    boolean sameAccount = account.isPresent() && account.equals(other.account);
    return sameAttempt || sameIssue || sameAccount;
  }

  private static final class Outlines implements Decision.Cases<Subject> {

    @Override
    public Subject begin(Decision.Begin begin) {
      return issue(begin.issue(), "work on " + begin.workplace().branch());
    }

    @Override
    public Subject start(Decision.Start start) {
      var assignment = start.assignment();
      return new Subject(
          Optional.of(assignment.issue()),
          Optional.of(assignment.attempt()),
          Optional.empty(),
          "start "
              + assignment.stage()
              + " on worker "
              + assignment.worker()
              + " "
              + word(assignment.kind())
              + (assignment.probe() ? " as a probe" : ""));
    }

    @Override
    public Subject adopt(Decision.Adopt adopt) {
      return attempt(adopt.attempt(), "adopt");
    }

    @Override
    public Subject stop(Decision.Stop stop) {
      return attempt(stop.attempt(), "stop: " + word(alone(stop.cause())));
    }

    /** Whether all others vanished as well is not to be seen from one attempt. */
    private static StopCause alone(StopCause cause) {
      return cause == StopCause.VANISHED_WITH_ALL ? StopCause.VANISHED : cause;
    }

    @Override
    public Subject recordEnd(Decision.RecordEnd end) {
      return attempt(end.attempt(), "record end: " + word(end.end().reason()));
    }

    @Override
    public Subject verify(Decision.Verify verify) {
      return attempt(verify.attempt(), "verify");
    }

    @Override
    public Subject await(Decision.Await await) {
      return attempt(await.attempt(), "await " + await.waitsFor().orElse("nobody"));
    }

    @Override
    public Subject advance(Decision.Advance advance) {
      return both(advance.issue(), advance.attempt(), "advance to " + advance.toStage());
    }

    @Override
    public Subject complete(Decision.Complete complete) {
      return both(complete.issue(), complete.attempt(), "complete");
    }

    @Override
    public Subject retry(Decision.Retry retry) {
      return both(
          retry.issue(),
          retry.attempt(),
          "restart " + word(retry.next().kind()) + (retry.counted() ? "" : " without a retry"));
    }

    @Override
    public Subject fail(Decision.Fail fail) {
      return both(fail.issue(), fail.attempt(), "fail");
    }

    @Override
    public Subject release(Decision.Release release) {
      return both(release.issue(), release.attempt(), "put back");
    }

    @Override
    public Subject block(Decision.Block block) {
      return issue(block.issue(), "block by " + block.by());
    }

    @Override
    public Subject unblock(Decision.Unblock unblock) {
      return issue(unblock.issue(), "unblock");
    }

    @Override
    public Subject postpone(Decision.Postpone postpone) {
      return issue(postpone.issue(), "wait");
    }

    @Override
    public Subject skip(Decision.Skip skip) {
      return issue(skip.issue(), "skip");
    }

    @Override
    public Subject remove(Decision.Remove remove) {
      return issue(remove.issue(), "take out");
    }

    @Override
    public Subject restore(Decision.Restore restore) {
      return issue(restore.issue(), "take in again");
    }

    @Override
    public Subject hold(Decision.Hold hold) {
      return account(
          hold.hold().account(),
          "hold: " + word(hold.hold().cause()) + (hold.hold().untilAsked() ? " until asked" : ""));
    }

    @Override
    public Subject unhold(Decision.Unhold unhold) {
      return account(unhold.account(), "use again");
    }

    @Override
    public Subject land(Decision.Land land) {
      return new Subject(
          Optional.empty(), Optional.empty(), Optional.empty(), "land " + land.tips().keySet());
    }

    @Override
    public Subject endRun(Decision.EndRun end) {
      return new Subject(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          "end the run: " + word(end.outcome()));
    }

    private static Subject issue(int issue, String outline) {
      return new Subject(Optional.of(issue), Optional.empty(), Optional.empty(), outline);
    }

    private static Subject attempt(AttemptId attempt, String outline) {
      return new Subject(Optional.empty(), Optional.of(attempt), Optional.empty(), outline);
    }

    private static Subject both(int issue, AttemptId attempt, String outline) {
      return new Subject(Optional.of(issue), Optional.of(attempt), Optional.empty(), outline);
    }

    private static Subject account(String account, String outline) {
      return new Subject(Optional.empty(), Optional.empty(), Optional.of(account), outline);
    }

    private static String word(Enum<?> value) {
      return value.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
  }
}
