package dev.orchestrator.cli.agent;

import dev.orchestrator.cli.session.CommandGroup;
import picocli.CommandLine.Command;

/** The commands about coding agents. */
@Command(
    name = AgentCommands.NAME,
    description = "The coding agents that runs can use.",
    subcommands = {AgentListCommand.class})
public final class AgentCommands extends CommandGroup {

  /** As it is called on the command line. */
  public static final String NAME = "agent";
}
