package dev.orchestrator.cli.workers;

import dev.orchestrator.cli.session.CommandGroup;
import picocli.CommandLine.Command;

/** The commands about what agents are told. */
@Command(
    name = PromptCommands.NAME,
    description = "What the agents of a run are told.",
    subcommands = PromptShowCommand.class)
public final class PromptCommands extends CommandGroup {

  /** As it is called on the command line. */
  public static final String NAME = "prompt";
}
