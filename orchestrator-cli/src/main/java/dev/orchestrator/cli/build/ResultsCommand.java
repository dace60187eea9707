package dev.orchestrator.cli.build;

import dev.orchestrator.cli.fleet.RepositoryArguments;
import dev.orchestrator.cli.output.Output;
import dev.orchestrator.cli.request.UseCases;
import dev.orchestrator.cli.session.ExitStatus;
import dev.orchestrator.exec.run.RunResult;
import dev.orchestrator.runtime.build.LastResultsDocument;
import dev.orchestrator.runtime.build.ShowResults;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Shows the last results. */
@Command(
    name = ResultsCommand.NAME,
    description = {
      "Show the last build and test results with the names of failing tests. Runs nothing."
    })
public final class ResultsCommand implements Callable<Integer> {

  /** As it is called on the command line. */
  public static final String NAME = "results";

  private final UseCases useCases;
  private final Output output;

  @Mixin private RepositoryArguments repositories;

  ResultsCommand(UseCases useCases, Output output) {
    this.useCases = useCases;
    this.output = output;
  }

  @Override
  public Integer call() {
    LastResultsDocument last =
        useCases.ask(ShowResults.class, new ShowResults.Request(repositories.query()));
    if (output.json()) {
      output.document(last);
    } else {
      print("Build", last.build());
      print("Test", last.test());
    }
    return ExitStatus.DONE;
  }

  private void print(String title, List<RunResult> rows) {
    output.out().println(output.style().strong(title));
    if (rows.isEmpty()) {
      output.out().println("no results yet");
    } else {
      new ResultTable(output).print(rows);
    }
    output.out().println();
  }
}
