package dev.orchestrator.git.status;

import dev.orchestrator.core.cancellation.CancellationToken;
import dev.orchestrator.core.concurrent.ElasticParallelism;
import dev.orchestrator.core.concurrent.OwnThread;
import dev.orchestrator.core.registry.OncePerFolder;
import dev.orchestrator.core.registry.Repository;
import dev.orchestrator.exec.command.Command;
import dev.orchestrator.exec.command.CommandRunner;
import dev.orchestrator.exec.command.CommandSeries;
import dev.orchestrator.git.command.GitVersion;
import dev.orchestrator.git.command.HardenedGit;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * Finds out the state of many repositories, several at a time, with one git process for each. A
 * repository that is missing, broken or slow is a row like any other and never an exception.
 * Changes nothing, in the repositories or elsewhere. Thread-safe.
 */
public final class RepositoryScanner {

  /** Fewer are looked at before what a series needs has started. */
  private static final int WORTH_A_SERIES = 8;

  private final CommandRunner runner;
  private final Clock clock;
  private final CancellationToken cancellation;

  /** Looks through {@code runner}, and stops looking when the work is cancelled. */
  @Inject
  public RepositoryScanner(CommandRunner runner, Clock clock, CancellationToken cancellation) {
    this.runner = runner;
    this.clock = clock;
    this.cancellation = cancellation;
  }

  /** The same, which stops looking when {@code other} is cancelled. */
  public RepositoryScanner until(CancellationToken other) {
    return new RepositoryScanner(runner, clock, other);
  }

  /**
   * The state of each repository, in the given order. Entries that lead to the same folder are
   * looked at once. Takes no longer than the time limit of one repository and a little, however
   * many hang.
   *
   * @throws dev.orchestrator.core.error.OrchestratorException when git is missing or too old
   */
  public List<RepositoryStatus> scan(List<Repository> repositories, ScanOptions options) {
    CompletableFuture<String> version =
        CompletableFuture.supplyAsync(
            () -> new GitVersion(runner).require(cancellation), new OwnThread("git-version"));
    List<RepositoryStatus> found =
        OncePerFolder.map(
            repositories,
            folders -> look(folders, options),
            (status, each) -> status.as(each.name(), each.local()));
    require(version);
    return found;
  }

  /** An answer of a git that is too old may be wrong; asking it first would cost each scan. */
  private static void require(CompletableFuture<String> version) {
    try {
      version.join();
    } catch (CompletionException refused) {
      throw refused.getCause() instanceof RuntimeException cause ? cause : refused;
    }
  }

  private List<RepositoryStatus> look(List<Repository> folders, ScanOptions options) {
    Command command = StatusProbe.command(options.timeout());
    try (CommandSeries series =
        folders.size() < WORTH_A_SERIES
            ? CommandSeries.singly(runner, command)
            : runner.series(command)) {
      StatusProbe probe = probe(series, options.timeout());
      return ElasticParallelism.forProcesses().map(folders, each -> look(probe, each, options));
    }
  }

  private StatusProbe probe(CommandSeries series, Duration timeout) {
    return new StatusProbe(runner, series, clock, cancellation, timeout);
  }

  /** The state of one repository, for a caller that is busy with several at once itself. */
  public RepositoryStatus look(Repository repository, Duration timeout) {
    try (CommandSeries once = CommandSeries.singly(runner, StatusProbe.command(timeout))) {
      return probe(once, timeout).look(repository);
    }
  }

  /**
   * Configuration under which git runs no filter in a repository that only the repository's own
   * configuration names; for those who look at its files in another way.
   */
  public Map<String, String> withoutFilters(Repository repository, Duration timeout) {
    Path place = OncePerFolder.realPath(repository.local());
    UntrustedFilters filters =
        new UntrustedFilters(runner, cancellation, HardenedGit.in(place, timeout));
    return GitDirectory.locate(place)
        .directory()
        .map(directory -> filters.without(filters.of(place, directory)).overrides())
        .orElse(Map.of());
  }

  private static RepositoryStatus look(
      StatusProbe probe, Repository repository, ScanOptions options) {
    RepositoryStatus status = probe.look(repository);
    options.onEach().accept(status);
    return status;
  }
}
