package dev.orchestrator.cli.fleet;

import dev.orchestrator.cli.output.Output;
import dev.orchestrator.cli.session.ExitStatus;
import dev.orchestrator.core.registry.Repository;
import dev.orchestrator.git.status.RepositoryStatus;
import dev.orchestrator.git.status.StatusDocument;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Shows the state of repositories. */
@Command(
    name = "status",
    description = {
      "Show the git state of repositories: first what needs attention, then how many are",
      "clean and in step with their upstream. Changes nothing."
    },
    footer = {
      "",
      "With --all every repository gets a line. Exit status 1 when a repository is missing,",
      "broken or did not answer in time."
    })
public final class StatusCommand implements Callable<Integer> {

  private final Output output;
  private final Clock clock;

  @Mixin private RepositoryArguments repositories;
  @Mixin private RepositoryScan scan;

  StatusCommand(Output output, Clock clock) {
    this.output = output;
    this.clock = clock;
  }

  @Override
  public Integer call() {
    List<Repository> selected = repositories.selectedOrAll();
    List<RepositoryStatus> found = scan.of(selected);
    if (output.json()) {
      output.document(new StatusDocument(StatusDocument.SCHEMA_VERSION, clock.instant(), found));
    } else {
      new StatusReport(output, clock.instant()).print(found, repositories.all());
    }
    return exitStatus(found);
  }

  static int exitStatus(List<RepositoryStatus> found) {
    boolean failed = found.stream().anyMatch(status -> status.state().isFailure());
    return failed ? ExitStatus.FAILED : ExitStatus.DONE;
  }
}
