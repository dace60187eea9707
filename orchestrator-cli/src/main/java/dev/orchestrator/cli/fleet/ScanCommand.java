package dev.orchestrator.cli.fleet;

import dev.orchestrator.cli.output.Output;
import dev.orchestrator.core.registry.Repository;
import dev.orchestrator.core.registry.RepositoryRegistry;
import dev.orchestrator.git.status.RepositoryStatus;
import dev.orchestrator.git.status.RepositoryStatusFile;
import dev.orchestrator.git.status.StatusDocument;
import jakarta.inject.Provider;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Scans repositories and keeps what was found. */
@Command(
    name = "scan",
    description = "Look at repositories and write what was found to state/repo-status.json.")
public final class ScanCommand implements Callable<Integer> {

  private final Provider<RepositoryRegistry> registry;
  private final Provider<RepositoryStatusFile> file;
  private final Output output;
  private final Clock clock;

  @Mixin private RepositoryArguments repositories;
  @Mixin private RepositoryScan scan;

  ScanCommand(
      Provider<RepositoryRegistry> registry,
      Provider<RepositoryStatusFile> file,
      Output output,
      Clock clock) {
    this.registry = registry;
    this.file = file;
    this.output = output;
    this.clock = clock;
  }

  @Override
  public Integer call() {
    List<Repository> selected = repositories.selectedOrAll();
    List<RepositoryStatus> found = scan.of(selected);
    file.get().write(found, registry.get());
    if (output.json()) {
      output.document(new StatusDocument(StatusDocument.SCHEMA_VERSION, clock.instant(), found));
    } else {
      StatusReport report = new StatusReport(output, clock.instant());
      report.print(found, repositories.all());
      output.remark("written to " + file.get().path());
    }
    return StatusCommand.exitStatus(found);
  }
}
