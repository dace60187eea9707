package dev.orchestrator.workers.run;

import dev.orchestrator.workers.attempt.AttemptId;
import dev.orchestrator.workers.attempt.EndReason;
import dev.orchestrator.workers.attempt.Usage;
import dev.orchestrator.workers.plan.Issue;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * All that is known of a run: the fold of its journal and nothing else. Immutable.
 *
 * @param token names the run in attempt ids; empty before the first supervisor
 * @param origin where it comes from; empty before the first supervisor, and in older journals
 * @param phase how far it has come
 * @param outcome how it ended, if it has
 * @param controls what people asked for
 * @param issues what happened to each issue; one that nothing happened to is not in it
 * @param attempts which issue each attempt was made on
 * @param holds accounts that were held, by account, including those released
 * @param lastEnds how the last attempt on each worker ended
 * @param lastStaggeredStart when a worker was last started that had to wait its turn
 * @param seq the last journal record
 * @param last when that was written
 */
public record RunState(
    String token,
    Optional<RunOrigin> origin,
    RunPhase phase,
    Optional<RunOutcome> outcome,
    Controls controls,
    Map<Integer, IssueState> issues,
    Map<AttemptId, Integer> attempts,
    Map<String, AgentHold> holds,
    Map<Integer, EndReason> lastEnds,
    Optional<Duration> lastStaggeredStart,
    long seq,
    Moment last) {

  /** A run nothing has happened in. */
  public static final RunState EMPTY =
      new RunState(
          "",
          Optional.empty(),
          RunPhase.NEVER,
          Optional.empty(),
          Controls.NONE,
          Map.of(),
          Map.of(),
          Map.of(),
          Map.of(),
          Optional.empty(),
          0,
          new Moment(Instant.EPOCH, Duration.ZERO));

  /** The maps are taken over unmodifiable; the fold hands over fresh ones. */
  public RunState {
    issues = Collections.unmodifiableMap(issues);
    attempts = Collections.unmodifiableMap(attempts);
    holds = Collections.unmodifiableMap(holds);
    lastEnds = Collections.unmodifiableMap(lastEnds);
  }

  /**
   * The state after one more record.
   *
   * @throws IllegalArgumentException when the record is not the next one
   */
  public RunState apply(JournalRecord written) {
    if (written.seq() != seq + 1) {
      throw new IllegalArgumentException(
          "record " + written.seq() + " stands where record " + (seq + 1) + " belongs");
    }
    return written.event().match(new StateFold(this, written.seq(), written.at()));
  }

  /** What is known of an issue of the plan: what happened to it, else what its file declares. */
  public IssueState issue(Issue planned) {
    return Optional.ofNullable(issues.get(planned.number())).orElseGet(() -> declared(planned));
  }

  /** The attempts that are not settled, in the order their issues first came up. */
  public List<Attempt> unsettled() {
    List<Attempt> unsettled = new ArrayList<>();
    for (IssueState issue : issues.values()) {
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
    return Optional.ofNullable(attempts.get(id)).map(issues::get);
  }

  /** The hold on an account, while it lasts. */
  public Optional<AgentHold> holdOn(String account) {
    return Optional.ofNullable(holds.get(account)).filter(hold -> !hold.released());
  }

  /** What all attempts of the run used, those of issues included that left the plan. */
  public Usage used() {
    return issues.values().stream()
        .map(issue -> issue.expenses().total())
        .reduce(Usage.NONE, Usage::plus);
  }

  /** What the attempts on one stage used, over all issues. */
  public Usage usedBy(String stage) {
    return issues.values().stream()
        .map(issue -> issue.expenses().ofStage(stage))
        .reduce(Usage.NONE, Usage::plus);
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
        token,
        origin,
        phase,
        outcome,
        controls,
        issues,
        attempts,
        holds,
        lastEnds,
        lastStaggeredStart,
        number,
        moment);
  }

  RunState named(String name) {
    return new RunState(
        name,
        origin,
        phase,
        outcome,
        controls,
        issues,
        attempts,
        holds,
        lastEnds,
        lastStaggeredStart,
        seq,
        last);
  }

  RunState from(RunOrigin where) {
    return new RunState(
        token,
        Optional.of(where),
        phase,
        outcome,
        controls,
        issues,
        attempts,
        holds,
        lastEnds,
        lastStaggeredStart,
        seq,
        last);
  }

  RunState in(RunPhase next, Optional<RunOutcome> ended) {
    return next(next, ended, controls, issues, attempts, holds, lastEnds, lastStaggeredStart);
  }

  RunState with(Controls changed) {
    return next(phase, outcome, changed, issues, attempts, holds, lastEnds, lastStaggeredStart);
  }

  RunState with(IssueState issue) {
    Map<Integer, IssueState> changed = new LinkedHashMap<>(issues);
    changed.put(issue.number(), issue);
    return next(phase, outcome, controls, changed, attempts, holds, lastEnds, lastStaggeredStart);
  }

  RunState withAttempt(Assignment assignment) {
    Map<AttemptId, Integer> changed = new HashMap<>(attempts);
    changed.put(assignment.attempt(), assignment.issue());
    return next(phase, outcome, controls, issues, changed, holds, lastEnds, lastStaggeredStart);
  }

  RunState with(AgentHold hold) {
    Map<String, AgentHold> changed = new LinkedHashMap<>(holds);
    changed.put(hold.account(), hold);
    return next(phase, outcome, controls, issues, attempts, changed, lastEnds, lastStaggeredStart);
  }

  RunState withLastEnd(int worker, EndReason end) {
    Map<Integer, EndReason> changed = new LinkedHashMap<>(lastEnds);
    changed.put(worker, end);
    return next(phase, outcome, controls, issues, attempts, holds, changed, lastStaggeredStart);
  }

  RunState withStaggeredStart(Duration when) {
    return next(phase, outcome, controls, issues, attempts, holds, lastEnds, Optional.of(when));
  }

  /** The same run, in another condition. */
  private RunState next(
      RunPhase nextPhase,
      Optional<RunOutcome> ended,
      Controls asked,
      Map<Integer, IssueState> known,
      Map<AttemptId, Integer> made,
      Map<String, AgentHold> held,
      Map<Integer, EndReason> ends,
      Optional<Duration> staggered) {
    return new RunState(
        token, origin, nextPhase, ended, asked, known, made, held, ends, staggered, seq, last);
  }
}
