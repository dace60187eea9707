package dev.orchestrator.cli.playbook;

import dev.orchestrator.cli.session.CommandGroup;
import dev.orchestrator.cli.session.WholeCommandLine;
import picocli.CommandLine.Command;

/** The commands about playbooks. */
@Command(
    name = PlaybookCommands.NAME,
    description = "Written instructions for work in several steps.",
    subcommands = {PlaybookListCommand.class, PlaybookShowCommand.class, PlaybookLintCommand.class})
public final class PlaybookCommands extends CommandGroup implements WholeCommandLine {

  /** As it is called on the command line. */
  public static final String NAME = "playbook";
}
