package dev.orchestrator.cli.dashboard;

import dev.orchestrator.runs.run.UserCommand;

/** What a key asks for beyond another view. */
sealed interface Action {

  /** Nothing. */
  record None() implements Action {}

  /** Leave the dashboard; the run goes on. */
  record Quit() implements Action {}

  /** Look at a worker in its window. */
  record Attach(int worker) implements Action {}

  /** Tell the run's supervisor something. */
  record Tell(UserCommand command, String done) implements Action {}
}
