package dev.orchestrator.cli.build;

import dev.orchestrator.cli.fleet.RepositoryArguments;
import dev.orchestrator.cli.output.Output;
import dev.orchestrator.cli.session.ExitStatus;
import dev.orchestrator.core.registry.Repository;
import dev.orchestrator.exec.build.ResultFile;
import dev.orchestrator.exec.run.RunResult;
import dev.orchestrator.exec.spi.ProjectAction;
import jakarta.inject.Provider;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Shows the last results. */
@Command(
    name = "results",
    description = {
      "Show the last build and test results with the names of failing tests. Runs nothing."
    })
public final class ResultsCommand implements Callable<Integer> {

  private final Provider<ResultFile> results;
  private final Output output;

  @Mixin private RepositoryArguments repositories;

  ResultsCommand(Provider<ResultFile> results, Output output) {
    this.results = results;
    this.output = output;
  }

  @Override
  public Integer call() {
    List<Repository> selected = repositories.selectedOrAll();
    List<RunResult> builds = last(ProjectAction.BUILD, selected);
    List<RunResult> tests = last(ProjectAction.TEST, selected);
    if (output.json()) {
      output.document(new Document(1, builds, tests));
    } else {
      print("Build", builds);
      print("Test", tests);
    }
    return ExitStatus.DONE;
  }

  private List<RunResult> last(ProjectAction action, List<Repository> selected) {
    Map<String, RunResult> all = results.get().read(action);
    return selected.stream()
        .flatMap(repository -> Optional.ofNullable(all.get(repository.name())).stream())
        .toList();
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

  private record Document(int schemaVersion, List<RunResult> build, List<RunResult> test) {}
}
