package dev.orchestrator.git.status;

import dev.orchestrator.core.cancellation.CancellationToken;
import dev.orchestrator.exec.command.CommandResult;
import dev.orchestrator.git.command.GitRunner;
import dev.orchestrator.git.command.HardenedGit;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Looks at the files of a checkout without running what its repository's configuration names: git
 * runs a filter to compare a file whose time stamp changed, and an agent can write both.
 */
public final class CheckoutLook {

  private static final Duration LIMIT = Duration.ofMinutes(2);

  private final GitRunner git;
  private final CancellationToken cancellation;

  /** Looks through {@code git}. */
  public CheckoutLook(GitRunner git, CancellationToken cancellation) {
    this.git = git;
    this.cancellation = cancellation;
  }

  /**
   * What git says.
   *
   * @param workTree where it is asked
   * @param configured checkouts whose configuration may count: that one, and those that share its
   *     repository
   */
  public CommandResult read(Path workTree, List<Path> configured, List<String> arguments) {
    HardenedGit plain = HardenedGit.in(workTree, LIMIT);
    UntrustedFilters filters = new UntrustedFilters(git::run, cancellation, plain);
    Set<String> refused = new TreeSet<>();
    for (Path checkout : configured) {
      GitDirectory.locate(checkout)
          .directory()
          .ifPresent(directory -> refused.addAll(filters.of(checkout, directory)));
    }
    HardenedGit trusted = refused.isEmpty() ? plain : filters.without(refused);
    return git.run(trusted.reading(arguments.toArray(String[]::new)), cancellation);
  }
}
