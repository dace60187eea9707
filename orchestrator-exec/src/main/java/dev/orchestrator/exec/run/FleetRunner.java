package dev.orchestrator.exec.run;

import dev.orchestrator.core.cancellation.CancellationToken;
import dev.orchestrator.core.file.FileTrouble;
import dev.orchestrator.core.file.LockFile;
import dev.orchestrator.core.registry.DependencyOrder;
import dev.orchestrator.core.registry.Repository;
import dev.orchestrator.core.registry.RepositoryRegistry;
import dev.orchestrator.core.workspace.Workspace;
import dev.orchestrator.exec.run.FleetOptions.Dependencies;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Does many runs, several at once: each after those it depends on, and of those that are {@code
 * sequential} never two at a time, not even with another program on the same workspace.
 */
public final class FleetRunner {

  private static final Duration LOCK_POLL = Duration.ofMillis(200);

  private final RunExecutor executor;
  private final RepositoryRegistry registry;
  private final Path sequentialLock;
  private final Clock clock;

  /** Locks in the state folder of the workspace; the registry knows who depends on whom. */
  @Inject
  FleetRunner(RunExecutor executor, RepositoryRegistry registry, Workspace workspace, Clock clock) {
    this.executor = executor;
    this.registry = registry;
    this.sequentialLock = workspace.locks().resolve("sequential.lock");
    this.clock = clock;
  }

  /**
   * Runs everything that can be run and returns the results in the order of {@code runs}; those
   * that a cancellation interrupted, or kept from starting, have none.
   *
   * @throws dev.orchestrator.core.error.OrchestratorException {@link
   *     DependencyOrder#DEPENDENCY_CYCLE}
   */
  public List<RunResult> run(
      List<PlannedRun> runs,
      FleetOptions options,
      FleetRunListener listener,
      CancellationToken cancellation) {
    if (options.dependencies() != Dependencies.IGNORED) {
      DependencyOrder.of(runs.stream().map(PlannedRun::repository).toList(), registry);
    }
    ExecutorService threads = Executors.newFixedThreadPool(options.jobs());
    try {
      return new Work(runs, options, listener, cancellation, threads).finish();
    } finally {
      threads.shutdown();
    }
  }

  /** One call; only its own thread touches it. */
  private final class Work {

    private final FleetOptions options;
    private final FleetRunListener listener;
    private final CancellationToken cancellation;
    private final CompletionService<Done> completions;
    private final List<PlannedRun> runs;
    private final Map<String, PlannedRun> waiting = new LinkedHashMap<>();
    private final Map<String, Set<String>> prerequisites;
    private final Map<String, Optional<RunResult>> ended = new LinkedHashMap<>();
    private final List<EndedRun> untold = new ArrayList<>();
    private final Set<String> skippedForFailure = new HashSet<>();
    private int running;
    private boolean sequentialRunning;

    Work(
        List<PlannedRun> runs,
        FleetOptions options,
        FleetRunListener listener,
        CancellationToken cancellation,
        ExecutorService threads) {
      this.runs = runs;
      this.options = options;
      this.listener = listener;
      this.cancellation = cancellation;
      this.completions = new ExecutorCompletionService<>(threads);
      runs.forEach(run -> waiting.put(run.repository().name(), run));
      Set<String> names = Set.copyOf(waiting.keySet());
      prerequisites =
          runs.stream()
              .map(PlannedRun::repository)
              .collect(
                  Collectors.toMap(
                      Repository::name,
                      each -> DependencyOrder.prerequisites(each, names, registry)));
    }

    private Set<String> prerequisites(PlannedRun run) {
      return prerequisites.getOrDefault(run.repository().name(), Set.of());
    }

    List<RunResult> finish() {
      goOn();
      while (running > 0) {
        Done done = next();
        running--;
        sequentialRunning &= !sequential(done.run());
        end(done.run(), done.result());
        goOn();
      }
      return runs.stream()
          .map(run -> ended.getOrDefault(run.repository().name(), Optional.empty()))
          .flatMap(Optional::stream)
          .toList();
    }

    private Done next() {
      while (true) {
        try {
          return completions.take().get();
        } catch (InterruptedException stop) {
          cancellation.cancel();
        } catch (ExecutionException bug) {
          throw new IllegalStateException(bug.getCause());
        }
      }
    }

    /** What ends without a program is told together, and before anything else is started. */
    private void goOn() {
      endWithoutProgram();
      tell();
      ready().forEach(this::startIfFree);
    }

    /** Until nothing more ends: what depends on one of them is ready then. */
    private void endWithoutProgram() {
      int before;
      do {
        before = waiting.size();
        ready().forEach(this::endIfPrevented);
      } while (waiting.size() < before);
    }

    private Stream<PlannedRun> ready() {
      return List.copyOf(waiting.values()).stream().filter(this::isReady);
    }

    private boolean isReady(PlannedRun run) {
      return options.dependencies() == Dependencies.IGNORED
          || ended.keySet().containsAll(prerequisites(run));
    }

    private void endIfPrevented(PlannedRun run) {
      if (cancellation.isCancelled()) {
        end(run, Optional.empty());
        return;
      }
      Optional<RunResult> result = skipped(run).or(() -> executor.prevented(run));
      if (result.isPresent()) {
        end(run, result);
      }
    }

    private void end(PlannedRun run, Optional<RunResult> result) {
      waiting.remove(run.repository().name());
      ended.put(run.repository().name(), result);
      result.ifPresent(value -> untold.add(new EndedRun(run, value)));
    }

    private void tell() {
      if (!untold.isEmpty()) {
        listener.ended(List.copyOf(untold));
        untold.clear();
      }
    }

    private Optional<RunResult> skipped(PlannedRun run) {
      return failedDependency(run)
          .map(
              failed -> {
                skippedForFailure.add(run.repository().name());
                String reason = "it depends on " + failed + ", which did not pass";
                return RunResult.notRun(run, Outcome.SKIPPED, reason, clock.instant());
              });
    }

    private void startIfFree(PlannedRun run) {
      boolean blocked = sequential(run) && sequentialRunning;
      if (!blocked && running < options.jobs()) {
        start(run);
      }
    }

    private boolean sequential(PlannedRun run) {
      return run.repository().commands().sequential()
          && options.dependencies() != Dependencies.IGNORED;
    }

    private Optional<String> failedDependency(PlannedRun run) {
      return prerequisites(run).stream()
          .filter(name -> options.dependencies() == Dependencies.REQUIRED)
          .filter(
              name ->
                  Objects.requireNonNullElse(ended.get(name), Optional.<RunResult>empty())
                      .filter(
                          result ->
                              result.outcome().isFailure() || skippedForFailure.contains(name))
                      .isPresent())
          .findFirst();
    }

    private void start(PlannedRun run) {
      waiting.remove(run.repository().name());
      running++;
      sequentialRunning |= sequential(run);
      listener.started(run);
      completions.submit(() -> new Done(run, runAlone(run)));
    }

    private Optional<RunResult> runAlone(PlannedRun run) {
      if (!sequential(run)) {
        return executor.run(run, options.timeout(), cancellation);
      }
      try {
        return runLocked(run);
      } catch (IOException unlockable) {
        String reason =
            "cannot take the lock of sequential repositories: " + FileTrouble.words(unlockable);
        return Optional.of(RunResult.notRun(run, Outcome.ERROR, reason, clock.instant()));
      }
    }

    private Optional<RunResult> runLocked(PlannedRun run) throws IOException {
      while (!cancellation.isCancelled()) {
        Optional<LockFile> lock = LockFile.acquire(sequentialLock, LOCK_POLL);
        if (lock.isPresent()) {
          try (LockFile held = lock.get()) {
            return executor.run(run, options.timeout(), cancellation);
          }
        }
      }
      return Optional.empty();
    }
  }

  private record Done(PlannedRun run, Optional<RunResult> result) {}
}
