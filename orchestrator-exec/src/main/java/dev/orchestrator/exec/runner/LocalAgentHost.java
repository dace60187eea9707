package dev.orchestrator.exec.runner;

import dev.orchestrator.core.cancellation.CancellationToken;
import dev.orchestrator.core.workspace.HostEnvironment;
import dev.orchestrator.exec.command.AgentHost;
import dev.orchestrator.exec.command.Command;
import dev.orchestrator.exec.command.CommandResult;
import dev.orchestrator.exec.command.CommandRunner;
import jakarta.inject.Inject;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** This machine, as agents' adapters see it. */
final class LocalAgentHost implements AgentHost {

  private static final Duration LIMIT = Duration.ofSeconds(10);

  private final HostEnvironment environment;
  private final CommandRunner runner;

  @Inject
  LocalAgentHost(HostEnvironment environment, CommandRunner runner) {
    this.environment = environment;
    this.runner = runner;
  }

  @Override
  public Optional<Path> program(String name) {
    if (name.isEmpty()) {
      return Optional.empty();
    }
    try {
      return name.contains("/")
          ? Optional.of(environment.currentFolder().resolve(name)).filter(LocalAgentHost::canRun)
          : Stream.of(environment.variable("PATH").orElse("").split(":", -1))
              .filter(folder -> !folder.isEmpty())
              .map(folder -> Path.of(folder).resolve(name))
              .filter(LocalAgentHost::canRun)
              .findFirst();
    } catch (InvalidPathException notAPath) {
      return Optional.empty();
    }
  }

  @Override
  public Optional<String> output(List<String> argv) {
    CommandResult result =
        runner.run(
            Command.capturing(argv, environment.currentFolder(), LIMIT), new CancellationToken());
    return result.isSuccess() ? Optional.of(result.outputText()) : Optional.empty();
  }

  private static boolean canRun(Path file) {
    return Files.isRegularFile(file) && Files.isExecutable(file);
  }
}
