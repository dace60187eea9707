package dev.orchestrator.runs.run;

import java.util.Optional;

/**
 * How far a run has come.
 *
 * @param token names the run in attempt ids; empty before the first supervisor
 * @param phase how far it has come
 * @param outcome how it ended, if it has
 * @param origin where it comes from; empty before the first supervisor, and in older journals
 */
record RunStanding(
    String token, RunPhase phase, Optional<RunOutcome> outcome, Optional<RunOrigin> origin) {

  static final RunStanding NONE =
      new RunStanding("", RunPhase.NEVER, Optional.empty(), Optional.empty());

  /** Only the first token counts. */
  RunStanding named(String name) {
    return token.isEmpty() ? new RunStanding(name, phase, outcome, origin) : this;
  }

  RunStanding in(RunPhase next, Optional<RunOutcome> ended) {
    return new RunStanding(token, next, ended, origin);
  }

  RunStanding from(Optional<RunOrigin> started) {
    return started.isEmpty() ? this : new RunStanding(token, phase, outcome, started);
  }
}
