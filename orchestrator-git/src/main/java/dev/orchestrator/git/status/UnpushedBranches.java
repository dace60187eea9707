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
import java.util.Set;

/**
 * Finds work that exists in one place only: commits of any branch, checked out or not, that were
 * not pushed anywhere. Thread-safe.
 */
public final class UnpushedBranches {

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final CommandRunner runner;
  private final CancellationToken cancellation;

  /** Asks git through {@code runner}. */
  @Inject
  public UnpushedBranches(CommandRunner runner, CancellationToken cancellation) {
    this.runner = runner;
    this.cancellation = cancellation;
  }

  /**
   * All such branches, in the order of their names. None where there is no remote branch at all,
   * for then everything is in one place only, and where git cannot answer.
   */
  public List<UnpushedBranch> of(Repository repository) {
    HardenedGit git = HardenedGit.in(OncePerFolder.realPath(repository.local()), PATIENCE);
    if (GitDirectory.locate(git.directory()).directory().isEmpty()
        || lines(git, "for-each-ref", "--count=1", "refs/remotes").isEmpty()) {
      return List.of();
    }
    Set<String> commits = Set.copyOf(lines(git, "rev-list", "--branches", "--not", "--remotes"));
    List<UnpushedBranch> unpushed = new ArrayList<>();
    String format = "--format=%(refname:lstrip=2)%00%(objectname)%00%(upstream:short)";
    for (String line : lines(git, "for-each-ref", format, "refs/heads")) {
      String[] fields = line.split("\0", -1);
      if (commits.contains(fields[1])) {
        Optional<String> upstream = Optional.of(fields[2]).filter(name -> !name.isEmpty());
        unpushed.add(new UnpushedBranch(fields[0], count(git, fields[1]), upstream));
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
