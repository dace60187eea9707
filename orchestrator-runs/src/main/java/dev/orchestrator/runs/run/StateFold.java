package dev.orchestrator.runs.run;

import dev.orchestrator.runs.attempt.AttemptEnd;
import dev.orchestrator.runs.attempt.AttemptId;
import dev.orchestrator.runs.attempt.EndReason;
import dev.orchestrator.runs.attempt.Verification;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;

/**
 * What one journal record makes of a state. A record about an attempt that is no longer its issue's
 * current one changes nothing: a result that comes late is on record, and that is all.
 */
final class StateFold implements RunEvent.Cases<RunState>, Decision.Cases<RunState> {

  private final RunState before;
  private final Moment now;

  StateFold(RunState state, long seq, Moment now) {
    this.before = state.at(seq, now);
    this.now = now;
  }

  @Override
  public RunState supervisorStarted(RunEvent.SupervisorStarted started) {
    Controls controls = before.controls().stop(Optional.empty());
    RunState state =
        before
            .in(RunPhase.RUNNING, Optional.empty())
            .with(started.workers().map(controls::workers).orElse(controls));
    state = state.with(state.standing().named(started.token()).from(started.origin()));
    state = stopsUnconfirmed(state).with(before.landings().taken());
    return before.phase() == RunPhase.RUNNING ? state : askHolds(state);
  }

  @Override
  public RunState supervisorStopped(RunEvent.SupervisorStopped stopped) {
    return before.phase() == RunPhase.RUNNING
        ? before.in(RunPhase.STOPPED, before.outcome())
        : before;
  }

  @Override
  public RunState planAdopted(RunEvent.PlanAdopted adopted) {
    return before;
  }

  @Override
  public RunState commandReceived(RunEvent.CommandReceived received) {
    if (before.controls().carriedOut().contains(received.id())) {
      return before;
    }
    RunState state = before.with(before.controls().carriedOut(received.id()));
    return received.command().match(new CommandFold(state, now));
  }

  @Override
  public RunState decided(RunEvent.Decided decided) {
    return decided.decision().match(this);
  }

  @Override
  public RunState attemptStarted(RunEvent.AttemptStarted started) {
    return change(started.attempt(), attempt -> attempt.launched(started.launch(), now));
  }

  @Override
  public RunState startFailed(RunEvent.StartFailed failed) {
    return endOf(failed.attempt(), failed.end());
  }

  @Override
  public RunState attemptVerified(RunEvent.AttemptVerified verified) {
    Verification result = verified.verification();
    return before
        .attempt(verified.attempt())
        .map(
            attempt ->
                known(attempt.assignment().issue()).verified(attempt.verified(result, now), result))
        .map(before::with)
        .orElse(before);
  }

  @Override
  public RunState flagged(RunEvent.Flagged flagged) {
    return before
        .issueOf(flagged.attempt())
        .filter(issue -> issue.isCurrent(flagged.attempt()) || issue.isLast(flagged.attempt()))
        .map(issue -> before.with(issue.flagged(flagged.text())))
        .orElse(before);
  }

  @Override
  public RunState agentRefused(RunEvent.AgentRefused refused) {
    return change(refused.attempt(), Attempt::refused);
  }

  @Override
  public RunState startsHeld(RunEvent.StartsHeld held) {
    return before.with(before.pacing().withShortage(held.reason()));
  }

  @Override
  public RunState landingEnded(RunEvent.LandingEnded ended) {
    return before.with(before.landings().ended(ended.issues()));
  }

  @Override
  public RunState noted(RunEvent.Noted noted) {
    return before;
  }

  @Override
  public RunState begin(Decision.Begin begin) {
    return before.with(known(begin.issue()).at(begin.workplace()));
  }

  @Override
  public RunState start(Decision.Start start) {
    Assignment assignment = start.assignment();
    IssueState issue = known(assignment.issue());
    RunState state =
        before
            .with(before.book().with(assignment))
            .with(issue.starting(Attempt.intended(assignment, now)));
    if (start.staggered()) {
      state = state.with(state.pacing().withStaggeredStart(now.elapsed()));
    }
    Optional<AgentHold> hold = before.holdOn(assignment.account());
    return assignment.probe() && hold.isPresent()
        ? state.with(hold.get().probing(assignment.attempt()))
        : state;
  }

  @Override
  public RunState adopt(Decision.Adopt adopt) {
    return before;
  }

  @Override
  public RunState stop(Decision.Stop stop) {
    return change(stop.attempt(), attempt -> attempt.stopping(stop.cause(), now));
  }

  @Override
  public RunState recordEnd(Decision.RecordEnd end) {
    return before.attempt(end.attempt()).isPresent() ? endCurrent(end) : endLate(end);
  }

  private RunState endLate(Decision.RecordEnd end) {
    return before
        .issueOf(end.attempt())
        .filter(issue -> issue.isLast(end.attempt()))
        .map(issue -> before.with(issue.lateEnd(end.attempt(), end.end())))
        .orElse(before);
  }

  private RunState endCurrent(Decision.RecordEnd end) {
    return endOf(end.attempt(), end.end());
  }

  private RunState endOf(AttemptId id, AttemptEnd end) {
    return before
        .attempt(id)
        .map(attempt -> known(attempt.assignment().issue()).ended(attempt.ended(end, now), end))
        .map(before::with)
        .orElse(before);
  }

  @Override
  public RunState verify(Decision.Verify verify) {
    return change(verify.attempt(), attempt -> attempt.enter(Attempt.Phase.VERIFYING, now));
  }

  @Override
  public RunState await(Decision.Await await) {
    return change(await.attempt(), attempt -> attempt.waitingFor(await.waitsFor()));
  }

  @Override
  public RunState advance(Decision.Advance advance) {
    return settle(
        advance.issue(),
        advance.attempt(),
        (issue, attempt) -> issue.advanced(advance.toStage(), now));
  }

  @Override
  public RunState complete(Decision.Complete complete) {
    return settle(
        complete.issue(),
        complete.attempt(),
        (issue, attempt) -> issue.ending(IssueStatus.COMPLETED, "", now));
  }

  @Override
  public RunState retry(Decision.Retry retry) {
    return settle(
        retry.issue(),
        retry.attempt(),
        (issue, attempt) ->
            issue.retrying(retry.next(), retry.counted(), retry.basis().reason(), now));
  }

  @Override
  public RunState fail(Decision.Fail fail) {
    return settle(
        fail.issue(),
        fail.attempt(),
        (issue, attempt) -> issue.ending(IssueStatus.FAILED, fail.basis().reason(), now));
  }

  @Override
  public RunState release(Decision.Release release) {
    return settle(
        release.issue(),
        release.attempt(),
        (issue, attempt) ->
            issue
                .ending(IssueStatus.PENDING, release.basis().reason(), now)
                .anew(
                    new NextAttempt(release.nextKind(), Duration.ZERO, ""),
                    release.basis().reason()));
  }

  @Override
  public RunState block(Decision.Block block) {
    return before.with(known(block.issue()).blocked(block.by(), block.basis().reason()));
  }

  @Override
  public RunState unblock(Decision.Unblock unblock) {
    return before.with(known(unblock.issue()).unblocked(unblock.basis().reason()));
  }

  @Override
  public RunState postpone(Decision.Postpone postpone) {
    return before.with(known(postpone.issue()).postponed(postpone.basis().reason()));
  }

  @Override
  public RunState skip(Decision.Skip skip) {
    return before.with(known(skip.issue()).skipped(skip.basis().reason()));
  }

  @Override
  public RunState remove(Decision.Remove remove) {
    return before.with(known(remove.issue()).removed(remove.basis().reason()));
  }

  @Override
  public RunState restore(Decision.Restore restore) {
    return before.with(known(restore.issue()).restored(restore.basis().reason()));
  }

  @Override
  public RunState hold(Decision.Hold hold) {
    return before.with(hold.hold());
  }

  @Override
  public RunState unhold(Decision.Unhold unhold) {
    return before.holdOn(unhold.account()).map(hold -> before.with(hold.release())).orElse(before);
  }

  @Override
  public RunState land(Decision.Land land) {
    return before.with(before.landings().begun(land.tips()));
  }

  @Override
  public RunState endRun(Decision.EndRun end) {
    boolean stopped = end.outcome() == RunOutcome.STOPPED || end.outcome() == RunOutcome.STUCK;
    return before.in(stopped ? RunPhase.STOPPED : RunPhase.FINISHED, Optional.of(end.outcome()));
  }

  private IssueState known(int number) {
    return Optional.ofNullable(before.issues().get(number))
        .orElseGet(() -> IssueState.untouched(number, IssueStatus.PENDING, ""));
  }

  private RunState change(AttemptId id, UnaryOperator<Attempt> change) {
    return before
        .attempt(id)
        .map(
            attempt -> before.with(known(attempt.assignment().issue()).with(change.apply(attempt))))
        .orElse(before);
  }

  private RunState settle(
      int number, AttemptId id, BiFunction<IssueState, Attempt, IssueState> consequence) {
    IssueState issue = known(number);
    if (!issue.isCurrent(id)) {
      return before;
    }
    Attempt attempt = issue.current().orElseThrow();
    EndReason end = attempt.end().map(e -> e.reason()).orElse(EndReason.LOST);
    return before
        .with(consequence.apply(issue, attempt))
        .with(before.pacing().withLastEnd(attempt.assignment().worker(), end))
        .with(before.controls().gone(id));
  }

  private RunState stopsUnconfirmed(RunState state) {
    RunState changed = state;
    for (IssueState issue : state.issues().values()) {
      IssueState unconfirmed = issue.stopUnconfirmed(now);
      changed = unconfirmed.equals(issue) ? changed : changed.with(unconfirmed);
    }
    return changed;
  }

  /** Somebody is there: holds that waited for a person may be tried. */
  private RunState askHolds(RunState state) {
    return CommandFold.askHolds(state, now);
  }
}
