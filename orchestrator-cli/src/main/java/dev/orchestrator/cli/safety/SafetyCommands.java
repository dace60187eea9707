package dev.orchestrator.cli.safety;

import dev.orchestrator.cli.session.CommandGroup;
import picocli.CommandLine.Command;

/** The commands about safety rules. */
@Command(
    name = SafetyCommands.NAME,
    description = "What commands are allowed, ask first or are refused.",
    subcommands = {SafetyCheckCommand.class, SafetyHookCommand.class, SafetyListCommand.class})
public final class SafetyCommands extends CommandGroup {

  /** As it is called on the command line. */
  public static final String NAME = "safety";
}
