package dev.orchestrator.cli.fleet;

import dev.orchestrator.cli.session.CommandGroup;
import picocli.CommandLine.Command;

/** The commands about the repository registry. */
@Command(
    name = RepositoryCommands.NAME,
    description = "The repositories this workspace knows.",
    subcommands = {
      RepositoryListCommand.class,
      RepositoryShowCommand.class,
      RepositoryAddCommand.class,
      RepositoryRemoveCommand.class,
      RepositoryDiscoverCommand.class,
      RepositoryImportCommand.class,
      RepositoryGraphCommand.class,
    })
public final class RepositoryCommands extends CommandGroup {

  /** As it is called on the command line. */
  public static final String NAME = "repo";
}
