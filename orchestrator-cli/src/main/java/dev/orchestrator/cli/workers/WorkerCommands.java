package dev.orchestrator.cli.workers;

import dev.orchestrator.cli.session.CommandGroup;
import picocli.CommandLine.Command;

/** The commands about runs of coding agents. */
@Command(
    name = WorkerCommands.NAME,
    description = "Coding agents at work on the issues of a plan, supervised.",
    subcommands = {
      LaunchCommand.class,
      MonitorCommand.class,
      ListCommand.class,
      WorkerStatusCommand.class,
      WaitCommand.class,
      DashboardCommand.class,
      AddIssueCommand.class,
      LogsCommand.class,
      DiffCommand.class,
      AttachCommand.class,
      NotifyCommand.class,
      WhyCommand.class,
      PauseCommand.class,
      ResumeCommand.class,
      RetryCommand.class,
      StopCommand.class,
      LandCommand.class,
      SkipCommand.class,
      CleanupCommand.class,
      UndoCommand.class,
      TrustCommand.class,
      ReplayCommand.class
    })
public final class WorkerCommands extends CommandGroup {

  /** As it is called on the command line. */
  public static final String NAME = "workers";
}
