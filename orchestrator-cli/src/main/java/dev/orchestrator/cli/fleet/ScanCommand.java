package dev.orchestrator.cli.fleet;

import dev.orchestrator.cli.output.Output;
import dev.orchestrator.cli.request.UseCases;
import dev.orchestrator.cli.session.ExitStatus;
import dev.orchestrator.runtime.fleet.ScanDocument;
import dev.orchestrator.runtime.fleet.ScanRepositories;
import java.time.Clock;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Scans repositories and keeps what was found. */
@Command(
    name = ScanCommand.NAME,
    description = "Look at repositories and write what was found to state/repo-status.json.")
public final class ScanCommand implements Callable<Integer> {

  /** As it is called on the command line. */
  public static final String NAME = "scan";

  private final UseCases useCases;
  private final Output output;
  private final Clock clock;

  @Mixin private RepositoryArguments repositories;
  @Mixin private ScanTimeout timeout;

  ScanCommand(UseCases useCases, Output output, Clock clock) {
    this.useCases = useCases;
    this.output = output;
    this.clock = clock;
  }

  @Override
  public Integer call() {
    ScanDocument scan =
        useCases.ask(
            ScanRepositories.class,
            new ScanRepositories.Request(repositories.query(), timeout.duration()));
    if (output.json()) {
      output.document(scan);
    } else {
      new StatusTable(output, clock.instant()).print(scan.repositories(), repositories.all());
      output.remark("written to " + scan.file());
    }
    return scan.failed() ? ExitStatus.FAILED : ExitStatus.DONE;
  }
}
