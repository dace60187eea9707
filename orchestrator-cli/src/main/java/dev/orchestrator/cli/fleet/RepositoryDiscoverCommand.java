package dev.orchestrator.cli.fleet;

import dev.orchestrator.cli.session.ExitStatus;
import dev.orchestrator.core.workspace.HostEnvironment;
import dev.orchestrator.git.discovery.RepositoryImport;
import jakarta.inject.Provider;
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

  private final Provider<RepositoryImport> source;
  private final HostEnvironment environment;

  @Parameters(paramLabel = "DIR", description = "Where to look.")
  private Path folder = Path.of("");

  @Option(
      names = "--depth",
      paramLabel = "N",
      description = "How many folders down to look; default: ${DEFAULT-VALUE}.")
  private int depth = 4;

  @Mixin private Registration registration;

  RepositoryDiscoverCommand(Provider<RepositoryImport> source, HostEnvironment environment) {
    this.source = source;
    this.environment = environment;
  }

  @Override
  public Integer call() {
    Path root = environment.currentFolder().resolve(folder).normalize();
    registration.register(source.get().discover(root, depth));
    return ExitStatus.DONE;
  }
}
