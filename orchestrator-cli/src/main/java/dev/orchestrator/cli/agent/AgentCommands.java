package dev.orchestrator.cli.agent;

import dev.orchestrator.cli.session.CommandGroup;
import picocli.CommandLine.Command;

/** The commands about coding agents. */
@Command(
    name = "agent",
    description = "The coding agents that runs can use.",
    subcommands = {AgentListCommand.class})
public final class AgentCommands extends CommandGroup {}
