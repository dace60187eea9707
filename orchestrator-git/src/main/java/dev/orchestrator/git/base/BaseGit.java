package dev.orchestrator.git.base;

import dev.orchestrator.core.cancellation.CancellationToken;
import dev.orchestrator.core.error.OrchestratorException;
import dev.orchestrator.exec.command.CommandResult;
import dev.orchestrator.exec.command.CommandRunner;
import dev.orchestrator.git.command.GitComplaint;
import dev.orchestrator.git.command.HardenedGit;
import dev.orchestrator.git.worktree.Worktrees;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Calls of git in one repository that talk to nobody. */
final class BaseGit {

  private static final Duration LIMIT = Duration.ofMinutes(2);

  private final CommandRunner runner;
  private final Path repository;
  private final CancellationToken cancellation;
  private final Map<String, String> overrides;

  BaseGit(CommandRunner runner, Path repository, CancellationToken cancellation) {
    this(runner, repository, cancellation, Map.of());
  }

  private BaseGit(
      CommandRunner runner,
      Path repository,
      CancellationToken cancellation,
      Map<String, String> overrides) {
    this.runner = runner;
    this.repository = repository;
    this.cancellation = cancellation;
    this.overrides = overrides;
  }

  /** The same with configuration that wins over the repository's. */
  BaseGit overriding(Map<String, String> more) {
    return new BaseGit(runner, repository, cancellation, more);
  }

  CommandResult read(List<String> arguments) {
    return runner.run(git().reading(arguments.toArray(String[]::new)), cancellation);
  }

  CommandResult act(List<String> arguments) {
    return runner.run(git().acting(arguments.toArray(String[]::new)), cancellation);
  }

  private HardenedGit git() {
    return HardenedGit.in(repository, LIMIT).overriding(overrides);
  }

  /** What git says, without the line feed at its end; empty when it fails. */
  Optional<String> text(List<String> arguments) {
    CommandResult result = read(arguments);
    return result.isSuccess() ? Optional.of(result.outputText().strip()) : Optional.empty();
  }

  /**
   * The lines that git says.
   *
   * @throws OrchestratorException {@link Worktrees#REPOSITORY_UNUSABLE}
   */
  List<String> lines(List<String> arguments) {
    CommandResult result = read(arguments);
    if (!result.isSuccess()) {
      throw unusable(result);
    }
    return result.outputText().lines().filter(line -> !line.isEmpty()).toList();
  }

  OrchestratorException unusable(CommandResult result) {
    return new OrchestratorException(
        Worktrees.REPOSITORY_UNUSABLE,
        repository + " cannot be used as a git repository: " + complaint(result),
        "check the path in the plan or in config/repos.json");
  }

  static String complaint(CommandResult result) {
    String said = result.errorText();
    return said.isBlank() ? "git " + result.end().words() : GitComplaint.of(said);
  }
}
