package dev.orchestrator.runs.decision;

import dev.orchestrator.core.text.Durations;
import dev.orchestrator.runs.attempt.AttemptEnd;
import dev.orchestrator.runs.attempt.EndReason;
import dev.orchestrator.runs.attempt.Fault;
import dev.orchestrator.runs.observation.AttemptObservation;
import dev.orchestrator.runs.plan.Limits;
import dev.orchestrator.runs.run.AgentHold;
import dev.orchestrator.runs.run.Attempt;
import dev.orchestrator.runs.run.Basis;
import dev.orchestrator.runs.run.Decision;
import dev.orchestrator.runs.run.Moment;
import dev.orchestrator.runs.run.Rule;
import dev.orchestrator.runs.run.RunState;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What an attempt shows about the account it runs on. */
final class AccountRules {

  /**
   * The longest limits that agents are known to have are weekly. Whoever names a later end is asked
   * again after this time.
   */
  private static final Duration LONGEST_LIMIT = Duration.ofDays(8);

  private final RunState state;
  private final Moment now;
  private final RuleFindings findings;
  private final Limits limits;

  AccountRules(RunState state, Moment now, RuleFindings findings, Limits limits) {
    this.state = state;
    this.now = now;
    this.findings = findings;
    this.limits = limits;
  }

  /** Looks at an attempt that is over; decided together with its consequence for the issue. */
  void judgeOver(Attempt attempt) {
    if (attempt.phase() == Attempt.Phase.ENDED) {
      attempt.end().ifPresent(end -> judgeEnd(attempt, end));
    }
  }

  private void judgeEnd(Attempt attempt, AttemptEnd end) {
    Optional<AgentHold> tried = probedBy(attempt);
    Fault fault = end.reason().fault();
    if (fault == Fault.ACCOUNT) {
      hold(attempt, end);
    } else if (tried.isPresent() && (fault == Fault.NONE || fault == Fault.ISSUE)) {
      unhold(attempt, Basis.of(Rule.PROBE_SUCCEEDED, usable(attempt) + "the probe got through"));
    } else if (tried.isPresent()) {
      tryLater(tried.get(), end);
    }
  }

  /** A probe that keeps working has proved its point before it ends. */
  void judgeRunning(Attempt attempt, AttemptObservation seen) {
    boolean settled =
        attempt.phase() == Attempt.Phase.RUNNING
            && now.since(attempt.since().elapsed()).compareTo(limits.probeSettle()) >= 0
            && seen.lastActivity().compareTo(attempt.since().elapsed()) > 0;
    if (settled && probedBy(attempt).isPresent()) {
      unhold(
          attempt, Basis.of(Rule.PROBE_SUCCEEDED, usable(attempt) + "the probe is at work", seen));
    }
  }

  private Optional<AgentHold> probedBy(Attempt attempt) {
    return state
        .holdOn(attempt.assignment().account())
        .filter(hold -> hold.probe().equals(Optional.of(attempt.id())));
  }

  private void hold(Attempt attempt, AttemptEnd end) {
    String account = attempt.assignment().account();
    Optional<AgentHold> standing = state.holdOn(account);
    if (standing.isPresent() && !isNews(standing.get(), attempt, end)) {
      return;
    }
    int resumptions = earlierResumptions(account);
    boolean untilAsked =
        end.reason() == EndReason.AUTHENTICATION || resumptions >= limits.maxResumptions();
    boolean passed = hasPassed(attempt, end);
    Duration pause = pause(passed ? EndReason.OVERLOADED : end.reason(), resumptions);
    findings.decide(
        new Decision.Hold(
            new AgentHold(
                account,
                end.reason(),
                now,
                reset(end),
                now.elapsed().plus(pause),
                untilAsked,
                resumptions,
                Optional.empty(),
                false,
                end.describe()),
            Basis.of(
                Rule.ACCOUNT_UNUSABLE,
                account
                    + " "
                    + end.describe()
                    + "; nothing is started on it "
                    + until(end, untilAsked, pause)
                    + (passed ? ", for the limit has ended meanwhile" : ""))));
  }

  private Optional<Instant> reset(AttemptEnd end) {
    Instant latest = now.wall().plus(LONGEST_LIMIT);
    return end.retryAt()
        .filter(at -> at.isAfter(now.wall()))
        .map(at -> at.isAfter(latest) ? latest : at);
  }

  /**
   * Whether its limit ended while nobody was there to see it. A moment before the attempt was even
   * started says nothing.
   */
  private boolean hasPassed(Attempt attempt, AttemptEnd end) {
    return end.retryAt()
        .filter(at -> !at.isAfter(now.wall()) && at.isAfter(attempt.intended().wall()))
        .isPresent();
  }

  /**
   * Of several workers that find an account unusable one speaks for all, unless a later one knows
   * better when it ends, or was the probe.
   */
  private boolean isNews(AgentHold standing, Attempt attempt, AttemptEnd end) {
    return standing.probe().equals(Optional.of(attempt.id()))
        || (standing.resetsAt().isEmpty() && reset(end).isPresent());
  }

  private int earlierResumptions(String account) {
    return Optional.ofNullable(state.holds().get(account)).map(AgentHold::resumptions).orElse(0);
  }

  private Duration pause(EndReason reason, int resumptions) {
    Duration first =
        reason == EndReason.USAGE_LIMIT ? limits.unknownLimitPause() : limits.firstBackoff();
    Duration pause = first;
    for (int i = 0; i < resumptions && pause.compareTo(limits.maxBackoff()) < 0; i++) {
      pause = pause.multipliedBy(2);
    }
    Duration longest = first.compareTo(limits.maxBackoff()) > 0 ? first : limits.maxBackoff();
    return pause.compareTo(longest) > 0 ? longest : pause;
  }

  private String until(AttemptEnd end, boolean untilAsked, Duration pause) {
    return untilAsked
        ? "until somebody resumes the run"
        : reset(end).map(at -> "until " + at).orElse("for " + Durations.format(pause));
  }

  private void unhold(Attempt attempt, Basis basis) {
    findings.decide(new Decision.Unhold(attempt.assignment().account(), basis));
  }

  private static String usable(Attempt attempt) {
    return attempt.assignment().account() + " can be used again: ";
  }

  private void tryLater(AgentHold hold, AttemptEnd end) {
    Duration pause = pause(EndReason.NETWORK, hold.resumptions());
    findings.decide(
        new Decision.Hold(
            new AgentHold(
                hold.account(),
                hold.cause(),
                now,
                Optional.empty(),
                now.elapsed().plus(pause),
                hold.resumptions() >= limits.maxResumptions(),
                hold.resumptions(),
                Optional.empty(),
                false,
                hold.reason()),
            Basis.of(
                Rule.PROBE_CAME_TO_NOTHING,
                "the probe of " + hold.account() + " " + end.describe())));
  }
}
