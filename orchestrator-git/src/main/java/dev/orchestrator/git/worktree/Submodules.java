package dev.orchestrator.git.worktree;

import dev.orchestrator.core.cancellation.CancellationToken;
import dev.orchestrator.core.workspace.HostEnvironment;
import dev.orchestrator.exec.command.Command;
import dev.orchestrator.exec.command.CommandResult;
import dev.orchestrator.git.command.GitRunner;
import dev.orchestrator.git.command.NetworkGit;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The submodules of one worktree, which git leaves empty when it makes a worktree. */
final class Submodules {

  private static final String NAMES = ".gitmodules";
  private static final String MODE = "160000 ";

  /** A large one comes over a slow line. */
  private static final Duration LIMIT = Duration.ofMinutes(15);

  private final GitRunner git;
  private final HostEnvironment environment;
  private final CancellationToken cancellation;

  Submodules(GitRunner git, HostEnvironment environment, CancellationToken cancellation) {
    this.git = git;
    this.environment = environment;
    this.cancellation = cancellation;
  }

  /** Their folders, relative to the worktree. */
  List<String> empty(Path worktree) {
    List<String> empty = new ArrayList<>();
    if (!Files.isRegularFile(worktree.resolve(NAMES), LinkOption.NOFOLLOW_LINKS)) {
      return empty;
    }
    CommandResult listed =
        git.read(worktree, cancellation, List.of("ls-files", "--stage", "-z", "--"));
    if (!listed.isSuccess()) {
      throw Obstacles.failed("cannot list the submodules of " + worktree, listed);
    }
    for (String entry : listed.outputText().split("\0", -1)) {
      String path = entry.substring(entry.indexOf('\t') + 1);
      if (entry.startsWith(MODE) && !Files.exists(worktree.resolve(path).resolve(".git"))) {
        empty.add(path);
      }
    }
    return List.copyOf(empty);
  }

  /**
   * Checks out what the worktree's commit names; a command that the configuration has is not run.
   */
  void fill(Path worktree) {
    Command update =
        NetworkGit.in(worktree, LIMIT)
            .acting("submodule", "--quiet", "update", "--init", "--recursive", "--checkout");
    CommandResult result = git.run(NetworkGit.overSsh(update, false, environment), cancellation);
    if (!result.isSuccess()) {
      throw Obstacles.failed("cannot fill the submodules of " + worktree, result);
    }
  }
}
