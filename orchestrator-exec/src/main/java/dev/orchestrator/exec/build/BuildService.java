package dev.orchestrator.exec.build;

import dev.orchestrator.core.cancellation.CancellationToken;
import dev.orchestrator.core.error.OrchestratorException;
import dev.orchestrator.core.file.FileTrouble;
import dev.orchestrator.exec.process.ProcessIdentity;
import dev.orchestrator.exec.process.ProcessTree;
import dev.orchestrator.exec.run.EndedRun;
import dev.orchestrator.exec.run.FleetOptions;
import dev.orchestrator.exec.run.FleetRunListener;
import dev.orchestrator.exec.run.FleetRunner;
import dev.orchestrator.exec.run.PlannedRun;
import dev.orchestrator.exec.run.RunResult;
import dev.orchestrator.exec.spi.ProjectAction;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Builds or tests many repositories and keeps the results. */
public final class BuildService {

  private final FleetRunner fleet;
  private final ResultFile results;
  private final UnfinishedRun unfinished;
  private final Fingerprint fingerprint;
  private final ProcessTree processes;
  private final Clock clock;

  @Inject
  BuildService(
      FleetRunner fleet,
      ResultFile results,
      UnfinishedRun unfinished,
      Fingerprint fingerprint,
      ProcessTree processes,
      Clock clock) {
    this.fleet = fleet;
    this.results = results;
    this.unfinished = unfinished;
    this.fingerprint = fingerprint;
    this.processes = processes;
    this.clock = clock;
  }

  /**
   * Runs what was planned. Every result is kept as soon as it is there; what a cancellation
   * interrupted has none and is what a resumed run does.
   *
   * @param useCache whether what passed before, and depends on nothing that changed, is not run
   * @param resumed the interrupted run this one goes on with; otherwise a new one begins
   * @return results in the order of {@code runs}
   */
  public List<RunResult> run(
      ProjectAction action,
      List<PlannedRun> runs,
      FleetOptions options,
      boolean useCache,
      Optional<UnfinishedRun.Intent> resumed,
      FleetRunListener listener,
      CancellationToken cancellation) {
    UnfinishedRun.Intent intent = begin(action, runs, resumed);
    Map<String, String> fingerprints = useCache ? fingerprints(runs, cancellation) : Map.of();
    Map<String, RunResult> cached = cached(action, runs, fingerprints);
    List<PlannedRun> toRun =
        runs.stream()
            .filter(run -> !cached.containsKey(run.repository().name()))
            .map(run -> run.withVariable(UnfinishedRun.VARIABLE, intent.id()))
            .toList();
    FleetRunListener keeping = new Keeping(action, fingerprints, listener);
    for (PlannedRun run : runs) {
      RunResult known = cached.get(run.repository().name());
      if (known != null) {
        listener.ended(run, known);
      }
    }
    Map<String, RunResult> all = new HashMap<>(cached);
    fleet.run(toRun, options, keeping, cancellation).forEach(row -> all.put(row.repo(), row));
    if (all.size() == runs.size()) {
      finish(action, intent);
    }
    return runs.stream()
        .map(run -> all.get(run.repository().name()))
        .flatMap(result -> Optional.ofNullable(result).stream())
        .toList();
  }

  private UnfinishedRun.Intent begin(
      ProjectAction action, List<PlannedRun> runs, Optional<UnfinishedRun.Intent> resumed) {
    unfinished.stopLeftovers(action);
    Optional<ProcessIdentity> self = processes.identify(ProcessHandle.current().pid());
    String id = UUID.randomUUID().toString();
    List<String> names = runs.stream().map(run -> run.repository().name()).toList();
    UnfinishedRun.Intent intent =
        resumed
            .map(interrupted -> interrupted.by(id, self))
            .orElseGet(() -> new UnfinishedRun.Intent(id, self, clock.instant(), names));
    try {
      unfinished.begin(action, intent);
      return intent;
    } catch (IOException unwritable) {
      throw notWritten(unwritable);
    }
  }

  private void finish(ProjectAction action, UnfinishedRun.Intent intent) {
    try {
      unfinished.finish(action, intent);
    } catch (IOException unwritable) {
      throw notWritten(unwritable);
    }
  }

  private static OrchestratorException notWritten(IOException unwritable) {
    return new OrchestratorException(
        ResultFile.RESULTS_NOT_WRITTEN,
        "cannot write the state of the run: " + FileTrouble.words(unwritable),
        "check that the state folder may be written to and that the disk is not full",
        unwritable);
  }

  private Map<String, String> fingerprints(List<PlannedRun> runs, CancellationToken cancellation) {
    Map<String, String> found = new HashMap<>();
    for (PlannedRun run : runs) {
      if (run.obstacle().isEmpty()) {
        fingerprint
            .of(run, cancellation)
            .ifPresent(value -> found.put(run.repository().name(), value));
      }
    }
    return found;
  }

  private Map<String, RunResult> cached(
      ProjectAction action, List<PlannedRun> runs, Map<String, String> fingerprints) {
    Map<String, RunResult> last = fingerprints.isEmpty() ? Map.of() : results.read(action);
    Map<String, RunResult> cached = new HashMap<>();
    for (PlannedRun run : runs) {
      String name = run.repository().name();
      RunResult result = last.get(name);
      if (result != null
          && result.success()
          && result.fingerprint().equals(fingerprints.getOrDefault(name, "unknown"))) {
        cached.put(name, result.asCached());
      }
    }
    return cached;
  }

  /** Keeps each result before anybody is told of it. */
  private final class Keeping implements FleetRunListener {

    private final ProjectAction action;
    private final Map<String, String> fingerprints;
    private final FleetRunListener listener;

    Keeping(ProjectAction action, Map<String, String> fingerprints, FleetRunListener listener) {
      this.action = action;
      this.fingerprints = fingerprints;
      this.listener = listener;
    }

    @Override
    public void started(PlannedRun run) {
      listener.started(run);
    }

    @Override
    public void ended(List<EndedRun> together) {
      List<EndedRun> kept = together.stream().map(this::withFingerprint).toList();
      results.merge(action, kept.stream().map(EndedRun::result).toList());
      listener.ended(kept);
    }

    private EndedRun withFingerprint(EndedRun ended) {
      String dependsOn = fingerprints.getOrDefault(ended.result().repo(), "");
      return new EndedRun(ended.run(), ended.result().withFingerprint(dependsOn));
    }
  }
}
