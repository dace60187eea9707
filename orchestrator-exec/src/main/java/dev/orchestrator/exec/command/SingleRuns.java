package dev.orchestrator.exec.command;

import dev.orchestrator.core.cancellation.CancellationToken;
import java.nio.file.Path;
import java.util.Map;

/** A series that saves nothing: a run of its own for each folder. */
record SingleRuns(CommandRunner runner, Command command) implements CommandSeries {

  @Override
  public CommandResult runIn(
      Path folder, Map<String, String> variables, CancellationToken cancellation) {
    return runner.run(command.in(folder).withEnvironment(variables), cancellation);
  }

  @Override
  public void close() {}
}
