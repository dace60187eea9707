package dev.orchestrator.git.discovery;

import dev.orchestrator.core.cancellation.CancellationToken;
import dev.orchestrator.core.registry.edit.NewRepository;
import dev.orchestrator.core.workspace.HostEnvironment;
import dev.orchestrator.exec.command.CommandResult;
import dev.orchestrator.exec.command.CommandRunner;
import dev.orchestrator.git.command.HardenedGit;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * The root of ghq, below which repositories lie by host, owner and name: {@code GHQ_ROOT}, else
 * {@code ghq.root} of the user's git configuration, else {@code ~/ghq}.
 */
final class GhqSource implements RepositorySource {

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final HostEnvironment environment;
  private final RepositoryInspector inspector;
  private final CommandRunner runner;
  private final CancellationToken cancellation;

  GhqSource(
      HostEnvironment environment,
      RepositoryInspector inspector,
      CommandRunner runner,
      CancellationToken cancellation) {
    this.environment = environment;
    this.inspector = inspector;
    this.runner = runner;
    this.cancellation = cancellation;
  }

  @Override
  public Path usualPlace() {
    return environment
        .variable("GHQ_ROOT")
        .map(Path::of)
        .orElseGet(() -> configured().orElse(environment.home().resolve("ghq")));
  }

  private java.util.Optional<Path> configured() {
    CommandResult result =
        runner.run(
            HardenedGit.in(environment.home(), PATIENCE)
                .reading("config", "--global", "--type=path", "--get", "ghq.root"),
            cancellation);
    return result.isSuccess()
        ? java.util.Optional.of(Path.of(result.outputText().strip()))
        : java.util.Optional.empty();
  }

  @Override
  public List<NewRepository> read(Path place) throws IOException {
    return new FolderSource(environment, inspector, FolderSource.USUAL_DEPTH).read(place);
  }
}
