package dev.orchestrator.cli.session;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** A command that only groups others: called alone it is a usage error that names them. */
@Command(synopsisSubcommandLabel = "COMMAND", addMethodSubcommands = false)
public abstract class CommandGroup implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    throw new ParameterException(
        spec.commandLine(),
        "'"
            + spec.qualifiedName()
            + "' needs one of: "
            + String.join(", ", CommandListing.visible(spec).keySet()));
  }
}
