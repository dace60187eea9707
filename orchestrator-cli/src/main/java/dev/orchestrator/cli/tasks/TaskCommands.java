package dev.orchestrator.cli.tasks;

import dev.orchestrator.cli.session.CommandGroup;
import picocli.CommandLine.Command;

/** The commands about work items. */
@Command(
    name = TaskCommands.NAME,
    description = "Work items in tasks/*.md, which people and agents edit too.",
    subcommands = {
      TaskListCommand.class,
      TaskShowCommand.class,
      TaskBoardCommand.class,
      TaskNextCommand.class,
      TaskAddCommand.class,
      TaskEditCommand.class,
      TaskStartCommand.class,
      TaskCompleteCommand.class,
      TaskReopenCommand.class,
      TaskLintCommand.class
    })
public final class TaskCommands extends CommandGroup {

  /** As it is called on the command line. */
  public static final String NAME = "task";
}
