package dev.orchestrator.runs.run;

import dev.orchestrator.runs.attempt.AttemptKind;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What a person's command makes of a state. */
final class CommandFold implements UserCommand.Cases<RunState> {

  private final RunState before;
  private final Moment now;

  CommandFold(RunState before, Moment now) {
    this.before = before;
    this.now = now;
  }

  @Override
  public RunState pause(UserCommand.Pause pause) {
    return before.with(before.controls().paused(true));
  }

  @Override
  public RunState resume(UserCommand.Resume resume) {
    return askHolds(before.with(before.controls().paused(false)), now);
  }

  @Override
  public RunState stop(UserCommand.Stop stop) {
    return before.with(before.controls().stop(Optional.of(stop)));
  }

  /** A running attempt is ended first; its issue is then free to start anew. */
  @Override
  public RunState retry(UserCommand.Retry retry) {
    IssueState issue = known(retry.issue());
    IssueOrders orders = orders().allow(retry.issue());
    return issue
        .current()
        .map(attempt -> with(orders.unwanted(attempt.id())))
        .orElseGet(() -> with(orders).with(issue.anew(next(issue), "asked to be tried again")));
  }

  @Override
  public RunState stopIssue(UserCommand.StopIssue stop) {
    return with(orders().stop(stop.issue()));
  }

  @Override
  public RunState skipIssue(UserCommand.SkipIssue skip) {
    return with(orders().skip(skip.issue()));
  }

  private IssueState known(int issue) {
    return Optional.ofNullable(before.issues().get(issue))
        .orElseGet(() -> IssueState.untouched(issue, IssueStatus.PENDING, ""));
  }

  private IssueOrders orders() {
    return before.controls().orders();
  }

  private RunState with(IssueOrders changed) {
    return before.with(before.controls().with(changed));
  }

  @Override
  public RunState resize(UserCommand.Resize resize) {
    return before.with(before.controls().workers(resize.workers()));
  }

  /** Somebody is there: holds that waited for a person may be tried. */
  static RunState askHolds(RunState state, Moment now) {
    List<AgentHold> standing =
        state.holds().values().stream().filter(hold -> !hold.released()).toList();
    RunState asked = state;
    for (AgentHold hold : standing) {
      asked = asked.with(hold.asked(now));
    }
    return asked;
  }

  private static NextAttempt next(IssueState issue) {
    return issue.last().isPresent()
        ? new NextAttempt(AttemptKind.CONTINUATION, Duration.ZERO, issue.reason())
        : NextAttempt.FIRST;
  }
}
