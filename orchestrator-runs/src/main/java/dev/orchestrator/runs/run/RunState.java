package dev.orchestrator.runs.run;

import dev.orchestrator.runs.attempt.AttemptId;
import dev.orchestrator.runs.attempt.EndReason;
import dev.orchestrator.runs.attempt.Usage;
import dev.orchestrator.runs.attempt.Verification;
import dev.orchestrator.runs.base.Predecessor;
import dev.orchestrator.runs.plan.Issue;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * All that is known of a run: the fold of its journal and nothing else. Immutable.
 *
 * @param standing how far it has come
 * @param controls what people asked for
 * @param book its issues and the attempts made on them
 * @param pacing what keeps attempts from starting all at once
 * @param landings what it landed by itself
 * @param position the journal record it is the state after
 */
public record RunState(
    RunStanding standing,
    Controls controls,
    IssueBook book,
    Pacing pacing,
    AutoLandings landings,
    JournalPosition position) {

  /** A run nothing has happened in. */
  public static final RunState EMPTY =
      new RunState(
          RunStanding.NONE,
          Controls.NONE,
          IssueBook.EMPTY,
          Pacing.NONE,
          AutoLandings.NONE,
          JournalPosition.START);

  /**
   * The state after one more record.
   *
   * @throws IllegalArgumentException when the record is not the next one
   */
  public RunState apply(JournalRecord written) {
    if (written.seq() != seq() + 1) {
      throw new IllegalArgumentException(
          "record " + written.seq() + " stands where record " + (seq() + 1) + " belongs");
    }
    return written.event().match(new StateFold(this, written.seq(), written.at()));
  }

  /** Names the run in attempt ids; empty before the first supervisor. */
  public String token() {
    return standing.token();
  }

  /** How far it has come. */
  public RunPhase phase() {
    return standing.phase();
  }

  /** How it ended, if it has. */
  public Optional<RunOutcome> outcome() {
    return standing.outcome();
  }

  /** Where it comes from; empty before the first supervisor, and in older journals. */
  public Optional<RunOrigin> origin() {
    return standing.origin();
  }

  /** What happened to each issue; one that nothing happened to is not in it. Unmodifiable. */
  public Map<Integer, IssueState> issues() {
    return book.issues();
  }

  /** Accounts that were held, by account, including those released. Unmodifiable. */
  public Map<String, AgentHold> holds() {
    return pacing.holds();
  }

  /** How the last attempt on each worker ended. Unmodifiable. */
  public Map<Integer, EndReason> lastEnds() {
    return pacing.lastEnds();
  }

  /** When a worker was last started that had to wait its turn. */
  public Optional<Duration> lastStaggeredStart() {
    return pacing.lastStaggeredStart();
  }

  /** What the machine is short of, while that keeps attempts from starting. */
  public Optional<String> shortage() {
    return pacing.shortage();
  }

  /** The last journal record. */
  public long seq() {
    return position.seq();
  }

  /** When the last journal record was written. */
  public Moment last() {
    return position.last();
  }

  /** What is known of an issue of the plan: what happened to it, else what its file declares. */
  public IssueState issue(Issue planned) {
    return Optional.ofNullable(issues().get(planned.number())).orElseGet(() -> declared(planned));
  }

  /** The attempts that are not settled, in the order their issues first came up. */
  public List<Attempt> unsettled() {
    List<Attempt> unsettled = new ArrayList<>();
    for (IssueState issue : issues().values()) {
      issue.current().ifPresent(unsettled::add);
    }
    return Collections.unmodifiableList(unsettled);
  }

  /** The unsettled attempt of that name. */
  public Optional<Attempt> attempt(AttemptId id) {
    return issueOf(id).flatMap(IssueState::current).filter(attempt -> attempt.id().equals(id));
  }

  /** Who works or worked on what in an attempt: a current one, or the last of its issue. */
  public Optional<Assignment> assignment(AttemptId id) {
    return issueOf(id)
        .flatMap(
            issue ->
                Stream.concat(issue.current().stream(), issue.last().stream())
                    .filter(attempt -> attempt.id().equals(id))
                    .findFirst())
        .map(Attempt::assignment);
  }

  /** The issue an attempt was made on; empty when the attempt is not of this run. */
  Optional<IssueState> issueOf(AttemptId id) {
    return Optional.ofNullable(book.attempts().get(id)).map(issues()::get);
  }

  /** The hold on an account, while it lasts. */
  public Optional<AgentHold> holdOn(String account) {
    return Optional.ofNullable(holds().get(account)).filter(hold -> !hold.released());
  }

  /** What all attempts of the run used, those of issues included that left the plan. */
  public Usage used() {
    return issues().values().stream()
        .map(issue -> issue.expenses().total())
        .reduce(Usage.NONE, Usage::plus);
  }

  /** What the attempts on one stage used, over all issues. */
  public Usage usedBy(String stage) {
    return issues().values().stream()
        .map(issue -> issue.expenses().ofStage(stage))
        .reduce(Usage.NONE, Usage::plus);
  }

  /**
   * What an issue builds on and holds no longer as it is: tried again since, or about to be. In the
   * order of the plan.
   */
  public List<Integer> behind(IssueState issue) {
    return issue.workplace().flatMap(Workplace::base).stream()
        .flatMap(base -> base.held().stream())
        .filter(this::isOutOfDate)
        .map(Predecessor::issue)
        .toList();
  }

  private boolean isOutOfDate(Predecessor predecessor) {
    return Optional.ofNullable(issues().get(predecessor.issue()))
        .filter(known -> known.verification().isPresent())
        .filter(
            known ->
                known.statusInPlan() != IssueStatus.COMPLETED
                    || known
                        .verification()
                        .flatMap(Verification::change)
                        .filter(change -> !change.tip().equals(predecessor.commit()))
                        .isPresent())
        .isPresent();
  }

  private static IssueState declared(Issue planned) {
    return switch (planned.declared()) {
      case COMPLETED ->
          IssueState.untouched(
              planned.number(), IssueStatus.COMPLETED, "the plan says it is completed");
      case FAILED ->
          IssueState.untouched(planned.number(), IssueStatus.FAILED, "the plan says it failed");
      case PENDING, IN_PROGRESS -> IssueState.untouched(planned.number(), IssueStatus.PENDING, "");
    };
  }

  RunState at(long number, Moment moment) {
    return new RunState(
        standing, controls, book, pacing, landings, new JournalPosition(number, moment));
  }

  RunState with(RunStanding changed) {
    return new RunState(changed, controls, book, pacing, landings, position);
  }

  RunState in(RunPhase next, Optional<RunOutcome> ended) {
    return with(standing.in(next, ended));
  }

  RunState with(Controls changed) {
    return new RunState(standing, changed, book, pacing, landings, position);
  }

  RunState with(IssueState issue) {
    return with(book.with(issue));
  }

  RunState with(IssueBook changed) {
    return new RunState(standing, controls, changed, pacing, landings, position);
  }

  RunState with(AgentHold hold) {
    return with(pacing.with(hold));
  }

  RunState with(Pacing changed) {
    return new RunState(standing, controls, book, changed, landings, position);
  }

  RunState with(AutoLandings changed) {
    return new RunState(standing, controls, book, pacing, changed, position);
  }
}
