package dev.orchestrator.cli.fleet;

import dev.orchestrator.cli.output.Output;
import dev.orchestrator.cli.request.UseCases;
import dev.orchestrator.cli.session.ExitStatus;
import dev.orchestrator.runtime.fleet.RemoveRepositories;
import dev.orchestrator.runtime.fleet.RemovedRepositoriesDocument;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Removes repositories from the registry. */
@Command(
    name = "remove",
    description = {
      "Take repositories out of config/repos.json. The repositories themselves, and the rest of",
      "the file, stay as they are."
    })
final class RepositoryRemoveCommand implements Callable<Integer> {

  private final UseCases useCases;
  private final Output output;

  @Parameters(arity = "1..*", paramLabel = "REPO", description = "Names of repositories.")
  private final List<String> names = new ArrayList<>();

  RepositoryRemoveCommand(UseCases useCases, Output output) {
    this.useCases = useCases;
    this.output = output;
  }

  @Override
  public Integer call() {
    RemovedRepositoriesDocument gone =
        useCases.ask(RemoveRepositories.class, new RemoveRepositories.Request(names));
    if (output.json()) {
      output.document(gone);
    } else {
      gone.removed().forEach(name -> output.out().println("removed " + name));
    }
    gone.stillNeeded()
        .forEach(
            each ->
                output.remark(
                    "warning: " + each.repository() + " still depends on " + each.dependsOn()));
    return ExitStatus.DONE;
  }
}
