package dev.orchestrator.runs.run;

import dev.orchestrator.runs.attempt.AttemptEnd;
import dev.orchestrator.runs.attempt.AttemptId;
import dev.orchestrator.runs.attempt.DeniedAction;
import dev.orchestrator.runs.attempt.Verification;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * One entry of a run's journal. A decision is written before its effect, the outcome of the effect
 * after it; the state of the run is the fold of all entries and nothing else.
 */
public sealed interface RunEvent {

  /** Calls the case that fits. A new kind of event is a new method here. */
  <R> R match(Cases<R> cases);

  /** The attempt it is about, if it is about one. */
  default Optional<AttemptId> attemptId() {
    return Optional.empty();
  }

  /**
   * A supervisor begins to work on the run: the first of all, or one that picks it up.
   *
   * @param token names the run in attempt ids; only the first one counts
   * @param supervisor which process
   * @param host on which machine
   * @param workers how many workers the command line asked for, if it did
   * @param origin where the run comes from; older journals do not say
   */
  record SupervisorStarted(
      String token,
      RecordedProcess supervisor,
      String host,
      Optional<Integer> workers,
      Optional<RunOrigin> origin)
      implements RunEvent {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.supervisorStarted(this);
    }
  }

  /** A supervisor left in good order; attempts may still be running. */
  record SupervisorStopped(String reason) implements RunEvent {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.supervisorStopped(this);
    }
  }

  /**
   * A plan came into force: the first, or an edited one.
   *
   * @param copy where its bytes are kept
   * @param changes what is different from the plan before, a line each
   */
  record PlanAdopted(String fingerprint, Path copy, List<String> changes) implements RunEvent {
    /** Copies the list. */
    public PlanAdopted {
      changes = List.copyOf(changes);
    }

    @Override
    public <R> R match(Cases<R> cases) {
      return cases.planAdopted(this);
    }
  }

  /**
   * A person asked for something.
   *
   * @param id names the request, so that one that is delivered twice is carried out once
   */
  record CommandReceived(String id, UserCommand command) implements RunEvent {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.commandReceived(this);
    }
  }

  /** The rules decided something; its effect, if it has one, comes after this entry. */
  record Decided(Decision decision) implements RunEvent {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.decided(this);
    }

    @Override
    public Optional<AttemptId> attemptId() {
      return decision.attemptId();
    }
  }

  /** Outcome of {@link Decision.Start} and {@link Decision.Adopt}: it lives. */
  record AttemptStarted(AttemptId attempt, Launch launch) implements RunEvent {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.attemptStarted(this);
    }

    @Override
    public Optional<AttemptId> attemptId() {
      return Optional.of(attempt);
    }
  }

  /** Outcome of {@link Decision.Start}: it could not be started, and nothing of it lives. */
  record StartFailed(AttemptId attempt, AttemptEnd end) implements RunEvent {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.startFailed(this);
    }

    @Override
    public Optional<AttemptId> attemptId() {
      return Optional.of(attempt);
    }
  }

  /** Outcome of {@link Decision.Verify}. */
  record AttemptVerified(AttemptId attempt, Verification verification) implements RunEvent {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.attemptVerified(this);
    }

    @Override
    public Optional<AttemptId> attemptId() {
      return Optional.of(attempt);
    }
  }

  /**
   * Something about an attempt that a person should look at; nothing follows from it.
   *
   * @param text what was seen, with the facts
   */
  record Flagged(AttemptId attempt, String text) implements RunEvent {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.flagged(this);
    }

    @Override
    public Optional<AttemptId> attemptId() {
      return Optional.of(attempt);
    }
  }

  /** An agent was kept from doing something; it goes on. */
  record AgentRefused(AttemptId attempt, DeniedAction refusal) implements RunEvent {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.agentRefused(this);
    }

    @Override
    public Optional<AttemptId> attemptId() {
      return Optional.of(attempt);
    }
  }

  /**
   * Nothing more starts for want of room on the machine, or that is over.
   *
   * @param reason what is short; empty when starts go on
   */
  record StartsHeld(Optional<String> reason) implements RunEvent {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.startsHeld(this);
    }
  }

  /**
   * Outcome of {@link Decision.Land}.
   *
   * @param landing id of the landing; empty where there was none
   * @param issues what became of each
   * @param problem why the landing as a whole failed
   */
  record LandingEnded(Optional<String> landing, List<LandedIssue> issues, Optional<String> problem)
      implements RunEvent {
    /** Copies the list. */
    public LandingEnded {
      issues = List.copyOf(issues);
    }

    @Override
    public <R> R match(Cases<R> cases) {
      return cases.landingEnded(this);
    }
  }

  /**
   * What became of landing an issue.
   *
   * @param issue its number
   * @param outcome a word of the outcomes of landing
   * @param reason why; empty where that is plain
   */
  record LandedIssue(int issue, String outcome, String reason) {}

  /** Something worth remembering that changes nothing. */
  record Noted(Optional<Integer> issue, String text) implements RunEvent {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.noted(this);
    }
  }

  /**
   * What to do about each kind of event.
   *
   * @param <R> what comes of it
   */
  interface Cases<R> {
    R supervisorStarted(SupervisorStarted started);

    R supervisorStopped(SupervisorStopped stopped);

    R planAdopted(PlanAdopted adopted);

    R commandReceived(CommandReceived received);

    R decided(Decided decided);

    R attemptStarted(AttemptStarted started);

    R startFailed(StartFailed failed);

    R attemptVerified(AttemptVerified verified);

    R flagged(Flagged flagged);

    R agentRefused(AgentRefused refused);

    R startsHeld(StartsHeld held);

    R landingEnded(LandingEnded ended);

    R noted(Noted noted);
  }
}
