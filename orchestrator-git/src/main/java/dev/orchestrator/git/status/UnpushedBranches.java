package dev.orchestrator.git.status;

import dev.orchestrator.core.cancellation.CancellationToken;
import dev.orchestrator.core.registry.OncePerFolder;
import dev.orchestrator.core.registry.Repository;
import dev.orchestrator.exec.command.CommandResult;
import dev.orchestrator.exec.command.CommandRunner;
import dev.orchestrator.git.command.HardenedGit;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds work that exists in one place only: commits of any branch, checked out or not, that were
 * not pushed anywhere. Thread-safe.
 */
public final class UnpushedBranches {

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  /** More branches than anybody reads about; each costs a process. */
  private static final int MOST = 50;

  private final CommandRunner runner;
  private final CancellationToken cancellation;

  /** Asks git through {@code runner}. */
  @Inject
  public UnpushedBranches(CommandRunner runner, CancellationToken cancellation) {
    this.runner = runner;
    this.cancellation = cancellation;
  }

  /**
   * The branches, in the order of their names. None where there is no remote branch at all, for
   * then everything is in one place only, and where git cannot answer.
   */
  public List<UnpushedBranch> of(Repository repository) {
    HardenedGit git = HardenedGit.in(OncePerFolder.realPath(repository.local()), PATIENCE);
    if (GitDirectory.locate(git.directory()).directory().isEmpty()
        || lines(git, "for-each-ref", "--count=1", "refs/remotes").isEmpty()) {
      return List.of();
    }
    List<UnpushedBranch> unpushed = new ArrayList<>();
    String format = "--format=%(refname:lstrip=2)%00%(objectname)%00%(upstream:short)";
    for (String line : lines(git, "for-each-ref", "--count=" + MOST, format, "refs/heads")) {
      String[] fields = line.split("\0", -1);
      int commits = count(git, fields[1]);
      if (commits > 0) {
        Optional<String> upstream = Optional.of(fields[2]).filter(name -> !name.isEmpty());
        unpushed.add(new UnpushedBranch(fields[0], commits, upstream));
      }
    }
    return unpushed;
  }

  private int count(HardenedGit git, String commit) {
    List<String> count = lines(git, "rev-list", "--count", commit, "--not", "--remotes");
    return count.isEmpty() ? 0 : Integer.parseInt(count.get(0));
  }

  private List<String> lines(HardenedGit git, String... arguments) {
    CommandResult result = runner.run(git.reading(arguments), cancellation);
    return result.isSuccess() ? result.outputText().lines().toList() : List.of();
  }
}
