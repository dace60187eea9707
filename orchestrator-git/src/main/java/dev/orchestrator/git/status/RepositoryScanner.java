package dev.orchestrator.git.status;

import dev.orchestrator.core.cancellation.CancellationToken;
import dev.orchestrator.core.concurrent.ElasticParallelism;
import dev.orchestrator.core.registry.Repository;
import dev.orchestrator.exec.command.CommandRunner;
import dev.orchestrator.git.command.GitVersion;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds out the state of many repositories, several at a time, with one git process for each. A
 * repository that is missing, broken or slow is a row like any other and never an exception.
 * Changes nothing, in the repositories or elsewhere. Thread-safe.
 */
public final class RepositoryScanner {

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

  /**
   * The state of each repository, in the given order. Entries that lead to the same folder are
   * looked at once. Takes no longer than the time limit of one repository and a little, however
   * many hang.
   *
   * @throws dev.orchestrator.core.error.OrchestratorException when git is missing or too old
   */
  public List<RepositoryStatus> scan(List<Repository> repositories, ScanOptions options) {
    new GitVersion(runner).require(cancellation);
    StatusProbe probe = new StatusProbe(runner, clock, cancellation, options.timeout());
    List<List<Repository>> places = byPlace(repositories);
    List<RepositoryStatus> answers =
        ElasticParallelism.forProcesses()
            .map(places, sharing -> look(probe, sharing.get(0), options));
    Map<String, RepositoryStatus> byName = new HashMap<>();
    for (int i = 0; i < places.size(); i++) {
      for (Repository each : places.get(i)) {
        byName.put(each.name(), answers.get(i).as(each.name(), each.local()));
      }
    }
    return repositories.stream().map(each -> byName.get(each.name())).toList();
  }

  private static RepositoryStatus look(
      StatusProbe probe, Repository repository, ScanOptions options) {
    RepositoryStatus status = probe.look(repository);
    options.onEach().accept(status);
    return status;
  }

  private static List<List<Repository>> byPlace(List<Repository> repositories) {
    Map<Path, List<Repository>> places = new LinkedHashMap<>();
    for (Repository each : repositories) {
      places.computeIfAbsent(realPath(each.local()), place -> new ArrayList<>()).add(each);
    }
    return List.copyOf(places.values());
  }

  private static Path realPath(Path local) {
    try {
      return local.toRealPath();
    } catch (IOException missing) {
      return local;
    }
  }
}
