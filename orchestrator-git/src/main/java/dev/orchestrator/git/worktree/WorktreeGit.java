package dev.orchestrator.git.worktree;

import dev.orchestrator.core.cancellation.CancellationToken;
import dev.orchestrator.exec.command.CommandResult;
import dev.orchestrator.exec.command.CommandRunner;
import dev.orchestrator.git.command.GitComplaint;
import dev.orchestrator.git.command.HardenedGit;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Calls of git for worktrees, and what git says when one fails. */
final class WorktreeGit {

  private static final Duration READ_LIMIT = Duration.ofMinutes(2);

  /** A checkout of a hundred thousand files took half a minute on a small machine. */
  private static final Duration WRITE_LIMIT = Duration.ofMinutes(30);

  /** Tidying up in the background would outlive the call. */
  private static final Map<String, String> OVERRIDES = Map.of("gc.auto", "0");

  private final CommandRunner runner;

  WorktreeGit(CommandRunner runner) {
    this.runner = runner;
  }

  CommandResult read(Path directory, CancellationToken cancellation, List<String> arguments) {
    return runner.run(
        git(directory, READ_LIMIT).reading(arguments.toArray(String[]::new)), cancellation);
  }

  CommandResult write(Path directory, CancellationToken cancellation, List<String> arguments) {
    return runner.run(
        git(directory, WRITE_LIMIT).acting(arguments.toArray(String[]::new)), cancellation);
  }

  private static HardenedGit git(Path directory, Duration limit) {
    return HardenedGit.in(directory, limit).overriding(OVERRIDES);
  }

  /** Why git gave up, for an error message. */
  static String complaint(CommandResult result) {
    String said = result.errorText();
    return said.isBlank() ? "git " + result.end().words() : GitComplaint.of(said);
  }
}
