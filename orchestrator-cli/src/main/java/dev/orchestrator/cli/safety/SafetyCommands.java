package dev.orchestrator.cli.safety;

import dev.orchestrator.cli.session.CommandGroup;
import picocli.CommandLine.Command;

/** The commands about safety rules. */
@Command(
    name = "safety",
    description = "What commands are allowed, ask first or are refused.",
    subcommands = {SafetyCheckCommand.class, SafetyHookCommand.class, SafetyListCommand.class})
public final class SafetyCommands extends CommandGroup {}
