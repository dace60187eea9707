package dev.orchestrator.cli.plan;

import dev.orchestrator.cli.session.CommandGroup;
import picocli.CommandLine.Command;

/** The commands about issue plans. */
@Command(
    name = PlanCommands.NAME,
    description = "Issue plans: what agents are to do.",
    subcommands = {PlanNewCommand.class})
public final class PlanCommands extends CommandGroup {

  /** As it is called on the command line. */
  public static final String NAME = "plan";
}
