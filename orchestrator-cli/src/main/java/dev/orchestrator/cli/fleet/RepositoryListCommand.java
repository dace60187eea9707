package dev.orchestrator.cli.fleet;

import dev.orchestrator.cli.output.Output;
import dev.orchestrator.cli.output.Table;
import dev.orchestrator.cli.session.ExitStatus;
import dev.orchestrator.core.registry.Repository;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Lists the registry. */
@Command(name = "list", description = "List the repositories of config/repos.json.")
final class RepositoryListCommand implements Callable<Integer> {

  private final Output output;

  @Mixin private RepositoryArguments selection;

  RepositoryListCommand(Output output) {
    this.output = output;
  }

  @Override
  public Integer call() {
    List<Repository> repositories = selection.selectedOrAny();
    if (output.json()) {
      output.document(new Document(1, repositories.stream().map(RepositoryRow::of).toList()));
      return ExitStatus.DONE;
    }
    Table table = new Table("NAME", "LANGUAGE", "BRANCH", "TAGS", "LOCAL");
    for (Repository each : repositories) {
      table.row(
          each.name(),
          each.language(),
          each.defaultBranch(),
          String.join(",", each.tags()),
          each.local().toString());
    }
    output.print(table);
    return ExitStatus.DONE;
  }

  private record Document(int schemaVersion, List<RepositoryRow> repositories) {}
}
