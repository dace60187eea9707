package dev.orchestrator.cli.build;

import dev.orchestrator.cli.session.CommandGroup;
import picocli.CommandLine.Command;

/** The commands about workflows. */
@Command(
    name = "workflow",
    description = "The templated workflows of config/workflows.json.",
    subcommands = {WorkflowListCommand.class, WorkflowRunCommand.class})
public final class WorkflowCommands extends CommandGroup {}
