package dev.orchestrator.exec.runner;

import dev.orchestrator.core.cancellation.CancellationToken;
import dev.orchestrator.exec.command.Command;
import dev.orchestrator.exec.command.CommandResult;
import dev.orchestrator.exec.command.CommandRunner;
import dev.orchestrator.exec.command.CommandSeries;
import java.lang.System.Logger.Level;

/**
 * Logs each command with how it ended, for whoever looks for a fault: its words and its folder, and
 * neither its variables nor what it printed. Thread-safe.
 */
record LoggedCommandRunner(CommandRunner runner, System.Logger log) implements CommandRunner {

  /** The runner itself where nobody wants to read of its commands. */
  static CommandRunner of(CommandRunner runner) {
    System.Logger log = System.getLogger("dev.orchestrator.exec");
    return log.isLoggable(Level.DEBUG) ? new LoggedCommandRunner(runner, log) : runner;
  }

  @Override
  public CommandResult run(Command command, CancellationToken cancellation) {
    CommandResult result = runner.run(command, cancellation);
    log.log(
        Level.DEBUG,
        () ->
            "'%s' in %s %s after %d ms"
                .formatted(
                    String.join(" ", command.argv()),
                    command.directory(),
                    result.end().words(),
                    result.duration().toMillis()));
    return result;
  }

  /** Each command of a series, which is otherwise run by a shell that stays, is run by itself. */
  @Override
  public CommandSeries series(Command command) {
    return CommandSeries.singly(this, command);
  }
}
