package dev.orchestrator.git.worktree;

import dev.orchestrator.core.cancellation.CancellationToken;
import dev.orchestrator.exec.command.Command;
import dev.orchestrator.exec.command.CommandResult;
import dev.orchestrator.exec.command.CommandRunner;
import dev.orchestrator.exec.command.CommandSession;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Calls of git for worktrees. Nothing that a repository configures runs: no hooks, no file system
 * monitor; and git never looks for a repository above the folder it is given.
 */
final class WorktreeGit {

  private static final Duration READ_LIMIT = Duration.ofMinutes(2);

  /** A checkout of a hundred thousand files took half a minute on a small machine. */
  private static final Duration WRITE_LIMIT = Duration.ofMinutes(30);

  private static final List<String> HARDENED =
      List.of("-c", "core.hooksPath=/dev/null", "-c", "core.fsmonitor=false", "-c", "gc.auto=0");

  private final CommandRunner runner;

  WorktreeGit(CommandRunner runner) {
    this.runner = runner;
  }

  CommandResult read(Path directory, CancellationToken cancellation, List<String> arguments) {
    return runner.run(
        command(directory, READ_LIMIT, "--no-optional-locks", arguments)
            .withSession(CommandSession.INHERITED),
        cancellation);
  }

  CommandResult write(Path directory, CancellationToken cancellation, List<String> arguments) {
    return runner.run(command(directory, WRITE_LIMIT, "--no-pager", arguments), cancellation);
  }

  private static Command command(
      Path directory, Duration limit, String option, List<String> arguments) {
    List<String> argv = new ArrayList<>(List.of("git", option));
    argv.addAll(HARDENED);
    argv.addAll(arguments);
    Path parent = directory.getParent();
    return Command.capturing(argv, directory, limit)
        .withEnvironment(
            Map.of(
                "GIT_CEILING_DIRECTORIES",
                parent == null ? "/" : parent.toString(),
                "GIT_TERMINAL_PROMPT",
                "0",
                "LC_ALL",
                "C"));
  }

  /** The last lines of what git said, for an error message. */
  static String complaint(CommandResult result) {
    String said = result.errorText().strip();
    if (said.isEmpty()) {
      return "git " + result.end();
    }
    List<String> lines = said.lines().toList();
    return String.join(" | ", lines.subList(Math.max(0, lines.size() - 3), lines.size()));
  }
}
