package dev.orchestrator.workers.run;

import dev.orchestrator.workers.attempt.AttemptId;
import dev.orchestrator.workers.attempt.EndReason;
import dev.orchestrator.workers.plan.Issue;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * All that is known of a run: the fold of its journal and nothing else. Immutable.
 *
 * @param token names the run in attempt ids; empty before the first supervisor
 * @param phase how far it has come
 * @param paused whether nothing new is to start
 * @param stop how it is to be stopped, if it is
 * @param workers the number of workers somebody asked for instead of the plan's
 * @param issues what happened to each issue; one that nothing happened to is not in it
 * @param holds accounts that were held, by account, including those released
 * @param lastEnds how the last attempt on each worker ended
 * @param lastStaggeredStart when a worker was last started that had to wait its turn
 * @param unwanted attempts that are to be ended because their issue is to be started anew
 * @param outcome how the run ended
 * @param seq the last journal record
 * @param last when that was written
 */
public record RunState(
    String token,
    RunPhase phase,
    boolean paused,
    Optional<UserCommand.Stop> stop,
    Optional<Integer> workers,
    Map<Integer, IssueState> issues,
    Map<String, AgentHold> holds,
    Map<Integer, EndReason> lastEnds,
    Optional<Duration> lastStaggeredStart,
    Set<AttemptId> unwanted,
    Optional<RunOutcome> outcome,
    long seq,
    Moment last) {

  /** A run nothing has happened in. */
  public static final RunState EMPTY =
      new RunState(
          "",
          RunPhase.NEVER,
          false,
          Optional.empty(),
          Optional.empty(),
          Map.of(),
          Map.of(),
          Map.of(),
          Optional.empty(),
          Set.of(),
          Optional.empty(),
          0,
          new Moment(Instant.EPOCH, Duration.ZERO));

  /** The maps are taken over unmodifiable; the fold hands over fresh ones. */
  public RunState {
    issues = Collections.unmodifiableMap(issues);
    holds = Collections.unmodifiableMap(holds);
    lastEnds = Collections.unmodifiableMap(lastEnds);
    unwanted = Collections.unmodifiableSet(unwanted);
  }

  /**
   * The state after one more record.
   *
   * @throws IllegalArgumentException when the record is not the next one
   */
  public RunState apply(JournalRecord written) {
    if (written.seq() != seq + 1) {
      throw new IllegalArgumentException("record " + written.seq() + " cannot follow " + seq);
    }
    return written.event().match(new StateFold(this, written.seq(), written.at()));
  }

  /** What is known of an issue of the plan: what happened to it, else what its file declares. */
  public IssueState issue(Issue planned) {
    return Optional.ofNullable(issues.get(planned.number())).orElseGet(() -> declared(planned));
  }

  /** The attempts that are not settled, in the order their issues first came up. */
  public List<Attempt> unsettled() {
    return issues.values().stream().flatMap(issue -> issue.current().stream()).toList();
  }

  /** The unsettled attempt of that name. */
  public Optional<Attempt> attempt(AttemptId id) {
    return unsettled().stream().filter(attempt -> attempt.id().equals(id)).findFirst();
  }

  /** The hold on an account, while it lasts. */
  public Optional<AgentHold> holdOn(String account) {
    return Optional.ofNullable(holds.get(account)).filter(hold -> !hold.released());
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

  RunState with(Map<Integer, IssueState> changed) {
    return new RunState(
        token,
        phase,
        paused,
        stop,
        workers,
        changed,
        holds,
        lastEnds,
        lastStaggeredStart,
        unwanted,
        outcome,
        seq,
        last);
  }

  /** The same with one issue changed. */
  RunState with(IssueState changed) {
    Map<Integer, IssueState> copy = new LinkedHashMap<>(issues);
    copy.put(changed.number(), changed);
    return with(copy);
  }

  RunState with(AgentHold hold) {
    Map<String, AgentHold> copy = new LinkedHashMap<>(holds);
    copy.put(hold.account(), hold);
    return withHolds(copy);
  }

  RunState withHolds(Map<String, AgentHold> changed) {
    return new RunState(
        token,
        phase,
        paused,
        stop,
        workers,
        issues,
        changed,
        lastEnds,
        lastStaggeredStart,
        unwanted,
        outcome,
        seq,
        last);
  }

  RunState withLastEnd(int worker, EndReason end) {
    Map<Integer, EndReason> copy = new LinkedHashMap<>(lastEnds);
    copy.put(worker, end);
    return new RunState(
        token,
        phase,
        paused,
        stop,
        workers,
        issues,
        holds,
        copy,
        lastStaggeredStart,
        unwanted,
        outcome,
        seq,
        last);
  }

  RunState withStaggeredStart(Duration at) {
    return new RunState(
        token,
        phase,
        paused,
        stop,
        workers,
        issues,
        holds,
        lastEnds,
        Optional.of(at),
        unwanted,
        outcome,
        seq,
        last);
  }

  RunState withUnwanted(Set<AttemptId> changed) {
    return new RunState(
        token,
        phase,
        paused,
        stop,
        workers,
        issues,
        holds,
        lastEnds,
        lastStaggeredStart,
        changed,
        outcome,
        seq,
        last);
  }

  RunState withPaused(boolean pause) {
    return new RunState(
        token,
        phase,
        pause,
        stop,
        workers,
        issues,
        holds,
        lastEnds,
        lastStaggeredStart,
        unwanted,
        outcome,
        seq,
        last);
  }

  RunState withWorkers(Optional<Integer> asked) {
    return new RunState(
        token,
        phase,
        paused,
        stop,
        asked,
        issues,
        holds,
        lastEnds,
        lastStaggeredStart,
        unwanted,
        outcome,
        seq,
        last);
  }

  RunState withStop(Optional<UserCommand.Stop> how) {
    return new RunState(
        token,
        phase,
        paused,
        how,
        workers,
        issues,
        holds,
        lastEnds,
        lastStaggeredStart,
        unwanted,
        outcome,
        seq,
        last);
  }

  RunState named(String name) {
    return new RunState(
        name,
        phase,
        paused,
        stop,
        workers,
        issues,
        holds,
        lastEnds,
        lastStaggeredStart,
        unwanted,
        outcome,
        seq,
        last);
  }

  RunState in(RunPhase next, Optional<RunOutcome> ended) {
    return new RunState(
        token,
        next,
        paused,
        stop,
        workers,
        issues,
        holds,
        lastEnds,
        lastStaggeredStart,
        unwanted,
        ended,
        seq,
        last);
  }

  RunState at(long number, Moment moment) {
    return new RunState(
        token,
        phase,
        paused,
        stop,
        workers,
        issues,
        holds,
        lastEnds,
        lastStaggeredStart,
        unwanted,
        outcome,
        number,
        moment);
  }
}
