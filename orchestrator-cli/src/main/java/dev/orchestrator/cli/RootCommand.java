package dev.orchestrator.cli;

import dev.orchestrator.cli.completion.CompletionCommand;
import dev.orchestrator.cli.completion.NamesCommand;
import dev.orchestrator.cli.demo.DemoCommand;
import dev.orchestrator.cli.fleet.RepositoryCommands;
import dev.orchestrator.cli.fleet.ScanCommand;
import dev.orchestrator.cli.fleet.StatusCommand;
import dev.orchestrator.cli.fleet.SyncCommand;
import dev.orchestrator.cli.manual.WriteDocumentationCommand;
import dev.orchestrator.cli.playbook.PlaybookCommands;
import dev.orchestrator.cli.plugin.PluginCommands;
import dev.orchestrator.cli.report.ReportCommand;
import dev.orchestrator.cli.safety.SafetyCommands;
import dev.orchestrator.cli.session.CommandGroup;
import dev.orchestrator.cli.session.GlobalOptions;
import dev.orchestrator.cli.tasks.TaskCommands;
import dev.orchestrator.cli.workers.AddIssueCommand;
import dev.orchestrator.cli.workers.LaunchCommand;
import dev.orchestrator.cli.workers.MonitorCommand;
import dev.orchestrator.cli.workers.WorkerCommands;
import dev.orchestrator.cli.workspace.InitCommand;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The command at the top: global options, and the commands of every room. */
@Command(
    name = "orchestrator",
    versionProvider = Version.class,
    synopsisSubcommandLabel = "COMMAND",
    description = "One control plane for coding agents on many git repositories.",
    footer = {
      "",
      "Exit status: 0 done, 1 something failed, 2 wrong usage, 3 configuration or",
      "environment unusable, 70 a bug, 130 interrupted."
    },
    subcommands = {
      InitCommand.class,
      RepositoryCommands.class,
      StatusCommand.class,
      ScanCommand.class,
      SyncCommand.class,
      PlaybookCommands.class,
      ReportCommand.class,
      TaskCommands.class,
      SafetyCommands.class,
      WorkerCommands.class,
      LaunchCommand.class,
      MonitorCommand.class,
      AddIssueCommand.class,
      DemoCommand.class,
      PluginCommands.class,
      CompletionCommand.class,
      NamesCommand.class,
      WriteDocumentationCommand.class,
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
