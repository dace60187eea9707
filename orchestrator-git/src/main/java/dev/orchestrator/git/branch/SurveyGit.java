package dev.orchestrator.git.branch;

import dev.orchestrator.core.cancellation.CancellationToken;
import dev.orchestrator.exec.command.Command;
import dev.orchestrator.exec.command.CommandInput;
import dev.orchestrator.exec.command.CommandResult;
import dev.orchestrator.exec.command.CommandRunner;
import dev.orchestrator.git.command.HardenedGit;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Calls of git that read many things at once. */
final class SurveyGit {

  private static final Duration LIMIT = Duration.ofMinutes(1);

  private final CommandRunner runner;
  private final Path repository;
  private final CancellationToken cancellation;

  SurveyGit(CommandRunner runner, Path repository, CancellationToken cancellation) {
    this.runner = runner;
    this.repository = repository;
    this.cancellation = cancellation;
  }

  /** All that git writes, as lines; empty when it failed or what it wrote is not whole. */
  Optional<List<String>> lines(List<String> arguments) {
    return lines(arguments, "");
  }

  /** The same of a call that reads {@code input}. */
  Optional<List<String>> lines(List<String> arguments, String input) {
    Command command = HardenedGit.in(repository, LIMIT).reading(arguments.toArray(String[]::new));
    CommandResult result =
        runner.run(
            input.isEmpty() ? command : command.withInput(new CommandInput.Text(input)),
            cancellation);
    return result.isSuccess()
        ? Optional.of(result.outputText().lines().toList())
        : Optional.empty();
  }
}
