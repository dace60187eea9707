package dev.orchestrator.cli.plugin;

import dev.orchestrator.cli.session.CommandGroup;
import picocli.CommandLine.Command;

/** The commands about plugins. */
@Command(
    name = "plugin",
    description = "What extends this program.",
    subcommands = {PluginListCommand.class})
public final class PluginCommands extends CommandGroup {}
