package dev.orchestrator.cli.build;

import dev.orchestrator.cli.session.CommandGroup;
import picocli.CommandLine.Command;

/** The commands about workflows. */
@Command(
    name = WorkflowCommands.NAME,
    description = "The templated workflows of config/workflows.json.",
    subcommands = {WorkflowListCommand.class, WorkflowRunCommand.class})
public final class WorkflowCommands extends CommandGroup {

  /** As it is called on the command line. */
  public static final String NAME = "workflow";
}
