package dev.orchestrator.cli;

import dev.orchestrator.cli.session.CommandGroup;
import dev.orchestrator.cli.session.GlobalOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/**
 * The command at the top, with the options of all; {@link TopCommands} lists the commands. Like the
 * commands that are started most, it says that no method of it is a command: picocli would look for
 * some, and read the annotations of each.
 */
@Command(
    name = "orchestrator",
    addMethodSubcommands = false,
    versionProvider = Version.class,
    description = "One control plane for coding agents on many git repositories.",
    footer = {
      "",
      "Exit status: 0 done, 1 something failed, 2 wrong usage, 3 configuration or",
      "environment unusable, 70 a bug, 130 interrupted."
    })
@SuppressWarnings("UnusedVariable") // picocli reads and sets the fields
final class RootCommand extends CommandGroup {

  @Mixin private final GlobalOptions options;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      scope = ScopeType.INHERIT,
      description = "Show what a command takes, and do nothing.")
  private boolean help;

  @Option(
      names = {"-V", "--version"},
      versionHelp = true,
      description = "Show the version.")
  private boolean version;

  RootCommand(GlobalOptions options) {
    this.options = options;
  }
}
