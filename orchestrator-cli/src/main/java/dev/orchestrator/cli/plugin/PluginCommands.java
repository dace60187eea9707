package dev.orchestrator.cli.plugin;

import dev.orchestrator.cli.session.CommandGroup;
import picocli.CommandLine.Command;

/** The commands about plugins. */
@Command(
    name = PluginCommands.NAME,
    description = "What extends this program.",
    subcommands = {PluginListCommand.class, PluginCheckCommand.class, PluginTrustCommand.class})
public final class PluginCommands extends CommandGroup {

  /** As it is called on the command line. */
  public static final String NAME = "plugin";
}
