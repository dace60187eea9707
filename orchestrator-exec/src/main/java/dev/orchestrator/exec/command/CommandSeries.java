package dev.orchestrator.exec.command;

import dev.orchestrator.core.cancellation.CancellationToken;
import java.nio.file.Path;
import java.util.Map;

/**
 * One command that is run in many folders, such as {@code git status} in each repository of a
 * fleet. Each run has the time limit of the command to itself; one that hangs is stopped with all
 * it started and holds up no other. Thread-safe: several may run at once. Close it when all have
 * ended.
 */
public interface CommandSeries extends AutoCloseable {

  /**
   * Runs the command in a folder and returns when it has ended. Never throws for what the command
   * did or for a program that cannot be started: that is in the result.
   *
   * @param folder absolute
   * @param variables what differs from folder to folder in the environment; the same names in each
   *     run of a series
   */
  CommandResult runIn(Path folder, Map<String, String> variables, CancellationToken cancellation);

  /** A series that saves nothing: a run of its own for each folder. */
  static CommandSeries singly(CommandRunner runner, Command command) {
    return new SingleRuns(runner, command);
  }

  @Override
  void close();
}
