package dev.orchestrator.agents.adapter;

import dev.orchestrator.agents.spi.AgentAdapter;
import dev.orchestrator.agents.spi.AgentCommand;
import dev.orchestrator.agents.spi.AgentInstallation;
import dev.orchestrator.agents.spi.AgentProtocol;
import dev.orchestrator.agents.spi.AgentTask;
import dev.orchestrator.exec.command.AgentHost;
import dev.orchestrator.runs.plan.AgentSpec;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Any program: its exit code is its verdict. */
public final class CommandAgent implements AgentAdapter {

  private final AgentProtocol protocol = new CommandProtocol();

  @Override
  public AgentInstallation detect(AgentSpec spec, AgentHost host) {
    String program = spec.command().isEmpty() ? "" : spec.command().get(0);
    if (program.contains("/") && !program.startsWith("/")) {
      return inTheWorktree();
    }
    Optional<Path> found = host.program(program);
    return found.isPresent()
        ? new AgentInstallation(
            found, Optional.empty(), Optional.empty(), Optional.empty(), List.of())
        : AgentInstallation.missing(
            "there is no program '" + program + "'",
            "give 'command' of the agent in the plan an absolute path, or put it on the PATH");
  }

  /** A relative path means a program of the repository, which is there once the worktree is. */
  private static AgentInstallation inTheWorktree() {
    return new AgentInstallation(
        Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), List.of());
  }

  @Override
  public AgentCommand command(AgentTask task) {
    List<String> argv = new ArrayList<>(task.spec().command());
    argv.addAll(task.spec().extraArguments());
    return new AgentCommand(argv, task.spec().environment(), Set.of(), Optional.empty());
  }

  @Override
  public AgentProtocol protocol() {
    return protocol;
  }
}
