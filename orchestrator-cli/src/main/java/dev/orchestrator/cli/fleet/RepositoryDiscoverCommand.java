package dev.orchestrator.cli.fleet;

import dev.orchestrator.cli.output.Output;
import dev.orchestrator.cli.request.UseCases;
import dev.orchestrator.cli.session.ExitStatus;
import dev.orchestrator.core.workspace.HostEnvironment;
import dev.orchestrator.runtime.fleet.DiscoverRepositories;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Registers the repositories below a folder. */
@Command(
    name = "discover",
    description = {
      "Find the git repositories below a folder and add those that are not registered yet.",
      "With --dry-run only show them."
    })
final class RepositoryDiscoverCommand implements Callable<Integer> {

  private final UseCases useCases;
  private final HostEnvironment environment;
  private final RegistrationTable table;

  @Parameters(paramLabel = "DIR", description = "Where to look.")
  private Path folder = Path.of("");

  @Option(
      names = "--depth",
      paramLabel = "N",
      description = "How many folders down to look; default: ${DEFAULT-VALUE}.")
  private int depth = 4;

  @Mixin private RegistrationOptions registration;

  RepositoryDiscoverCommand(UseCases useCases, HostEnvironment environment, Output output) {
    this.useCases = useCases;
    this.table = new RegistrationTable(output);
    this.environment = environment;
  }

  @Override
  public Integer call() {
    Path root = environment.currentFolder().resolve(folder).normalize();
    table.print(
        useCases.ask(
            DiscoverRepositories.class,
            new DiscoverRepositories.Request(
                root, depth, registration.tags(), registration.dryRun())));
    return ExitStatus.DONE;
  }
}
