package dev.orchestrator.runs.run;

import dev.orchestrator.runs.attempt.AttemptEnd;
import dev.orchestrator.runs.attempt.AttemptId;
import dev.orchestrator.runs.attempt.Verification;
import java.util.Optional;

/**
 * One attempt as the journal knows it.
 *
 * @param assignment who works on what
 * @param phase how far it has come
 * @param since when it came into that phase
 * @param intended when its start was decided
 * @param launch how it was started; empty until that is known
 * @param stopping why it was asked to stop
 * @param end how it ended
 * @param verification what checking it showed
 * @param waitsFor what it waits for a person to do
 * @param refusals how many refusals of it are on record
 */
public record Attempt(
    Assignment assignment,
    Phase phase,
    Moment since,
    Moment intended,
    Optional<Launch> launch,
    Optional<StopCause> stopping,
    Optional<AttemptEnd> end,
    Optional<Verification> verification,
    Optional<String> waitsFor,
    int refusals) {

  /** How far an attempt has come. Each step is one journal record. */
  public enum Phase {
    /** Its start is decided; whether it took place is not known. */
    STARTING,
    /** It was started. */
    RUNNING,
    /** It was asked to stop. */
    STOPPING,
    /** It is over. */
    ENDED,
    /** It ended well and is being checked. */
    VERIFYING,
    /** It was checked. */
    VERIFIED,
    /** What follows from it was decided; it no longer occupies its worker. */
    SETTLED
  }

  /** An attempt whose start was just decided. */
  static Attempt intended(Assignment assignment, Moment now) {
    return new Attempt(
        assignment,
        Phase.STARTING,
        now,
        now,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        0);
  }

  /** Its name. */
  public AttemptId id() {
    return assignment.attempt();
  }

  /** The agent's session: some are given its name, others say it, if they come to it. */
  public Optional<String> session() {
    return launch.flatMap(Launch::session).or(() -> end.flatMap(AttemptEnd::session));
  }

  /** Whether a process of it may be alive. */
  public boolean mayBeAlive() {
    return phase == Phase.STARTING || phase == Phase.RUNNING || phase == Phase.STOPPING;
  }

  Attempt enter(Phase next, Moment now) {
    return new Attempt(
        assignment, next, now, intended, launch, stopping, end, verification, waitsFor, refusals);
  }

  /** A stop that was asked for before the start was confirmed stays asked for. */
  Attempt launched(Launch how, Moment now) {
    Phase next = phase == Phase.STARTING ? Phase.RUNNING : phase;
    return new Attempt(
        assignment,
        next,
        now,
        intended,
        Optional.of(how),
        stopping,
        end,
        verification,
        waitsFor,
        refusals);
  }

  Attempt stopping(StopCause cause, Moment now) {
    return new Attempt(
        assignment,
        Phase.STOPPING,
        now,
        intended,
        launch,
        Optional.of(cause),
        end,
        verification,
        waitsFor,
        refusals);
  }

  /** Whoever asked for its stop is no more, and may not have come to do it. */
  Attempt stopUnconfirmed(Moment now) {
    return phase == Phase.STOPPING
        ? enter(launch.isPresent() ? Phase.RUNNING : Phase.STARTING, now)
        : this;
  }

  Attempt ended(AttemptEnd how, Moment now) {
    return new Attempt(
        assignment,
        Phase.ENDED,
        now,
        intended,
        launch,
        stopping,
        Optional.of(how),
        verification,
        Optional.empty(),
        refusals);
  }

  Attempt endedAfterAll(AttemptEnd how) {
    return new Attempt(
        assignment,
        phase,
        since,
        intended,
        launch,
        stopping,
        Optional.of(how),
        verification,
        waitsFor,
        refusals);
  }

  Attempt verified(Verification result, Moment now) {
    return new Attempt(
        assignment,
        Phase.VERIFIED,
        now,
        intended,
        launch,
        stopping,
        end,
        Optional.of(result),
        Optional.empty(),
        refusals);
  }

  Attempt waitingFor(Optional<String> person) {
    return new Attempt(
        assignment, phase, since, intended, launch, stopping, end, verification, person, refusals);
  }

  Attempt refused() {
    return new Attempt(
        assignment,
        phase,
        since,
        intended,
        launch,
        stopping,
        end,
        verification,
        waitsFor,
        refusals + 1);
  }
}
