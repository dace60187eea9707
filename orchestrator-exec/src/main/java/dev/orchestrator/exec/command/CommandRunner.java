package dev.orchestrator.exec.command;

import dev.orchestrator.core.cancellation.CancellationToken;

/**
 * Runs commands. The child never sees the terminal, inherited {@code GIT_*} variables or a pager,
 * and cannot prompt. When its time is up or the work is cancelled the whole process tree is
 * stopped, those that left the process group included, and the result says which. Thread-safe.
 */
@FunctionalInterface
public interface CommandRunner {

  /**
   * Runs one command and returns when it has ended. Never throws for what the command did or for a
   * program that cannot be started: that is in the result.
   */
  CommandResult run(Command command, CancellationToken cancellation);

  /**
   * Prepares to run one command, whose output is captured and which reads nothing, in many folders.
   * Cheaper than as many runs where the runner knows how; else it is just that.
   *
   * @param command its folder is of no account
   */
  default CommandSeries series(Command command) {
    return CommandSeries.singly(this, command);
  }
}
