package dev.orchestrator.runs.run;

import dev.orchestrator.runs.attempt.AttemptId;
import dev.orchestrator.runs.attempt.EndReason;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * An account of an agent that no attempt is started on, until a probe has shown that it can be used
 * again.
 *
 * @param account whose
 * @param cause what is wrong with it
 * @param since when it began
 * @param resetsAt the time of day its service named; outranks {@code notBefore}
 * @param notBefore the reading of the run's clock before which it is not tried
 * @param untilAsked whether only a person can end it: nothing but a person can mend a login
 * @param resumptions how often it was tried again by itself
 * @param probe the attempt that is trying it out
 * @param released whether it is over; kept for its count
 * @param reason in words
 */
public record AgentHold(
    String account,
    EndReason cause,
    Moment since,
    Optional<Instant> resetsAt,
    Duration notBefore,
    boolean untilAsked,
    int resumptions,
    Optional<AttemptId> probe,
    boolean released,
    String reason) {

  /** Whether a probe may be started. */
  public boolean due(Moment now) {
    if (untilAsked || released || probe.isPresent()) {
      return false;
    }
    return resetsAt.map(reset -> hasCome(reset, now)).orElse(hasPassed(now));
  }

  /**
   * The reading of the run's clock when time alone lets a probe start; empty when only a person, or
   * the probe that is under way, can change anything.
   */
  public Optional<Duration> lapsesAt(Moment now) {
    if (untilAsked || released || probe.isPresent()) {
      return Optional.empty();
    }
    return Optional.of(
        resetsAt
            .map(reset -> now.elapsed().plus(Duration.between(now.wall(), reset)))
            .orElse(notBefore));
  }

  /** A clock that was set back to before the hold says nothing of when it ends: try. */
  private boolean hasCome(Instant reset, Moment now) {
    return !now.wall().isBefore(reset) || now.wall().isBefore(since.wall());
  }

  private boolean hasPassed(Moment now) {
    return now.elapsed().compareTo(notBefore) >= 0;
  }

  AgentHold probing(AttemptId attempt) {
    return new AgentHold(
        account,
        cause,
        since,
        resetsAt,
        notBefore,
        false,
        resumptions + 1,
        Optional.of(attempt),
        false,
        reason);
  }

  AgentHold release() {
    return new AgentHold(
        account,
        cause,
        since,
        Optional.empty(),
        notBefore,
        false,
        resumptions,
        Optional.empty(),
        true,
        reason);
  }

  /** A person says it can be tried: at once, and with a clean count. */
  AgentHold asked(Moment now) {
    return new AgentHold(
        account, cause, since, Optional.empty(), now.elapsed(), false, 0, probe, released, reason);
  }
}
