package dev.orchestrator.cli.fleet;

import dev.orchestrator.cli.output.Output;
import dev.orchestrator.cli.output.Table;
import dev.orchestrator.cli.request.UseCases;
import dev.orchestrator.cli.session.ExitStatus;
import dev.orchestrator.runtime.fleet.ListRepositories;
import dev.orchestrator.runtime.fleet.RepositoryListDocument;
import dev.orchestrator.runtime.fleet.RepositoryRow;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Lists the registry. */
@Command(name = "list", description = "List the repositories of config/repos.json.")
final class RepositoryListCommand implements Callable<Integer> {

  private final UseCases useCases;
  private final Output output;

  @Mixin private RepositoryArguments selection;

  RepositoryListCommand(UseCases useCases, Output output) {
    this.useCases = useCases;
    this.output = output;
  }

  @Override
  public Integer call() {
    RepositoryListDocument list =
        useCases.ask(ListRepositories.class, new ListRepositories.Request(selection.query()));
    if (output.json()) {
      output.document(list);
      return ExitStatus.DONE;
    }
    Table table = new Table("NAME", "LANGUAGE", "BRANCH", "TAGS", "LOCAL");
    for (RepositoryRow each : list.repositories()) {
      table.row(
          each.name(),
          each.language(),
          each.defaultBranch(),
          String.join(",", each.tags()),
          each.local());
    }
    output.print(table);
    return ExitStatus.DONE;
  }
}
