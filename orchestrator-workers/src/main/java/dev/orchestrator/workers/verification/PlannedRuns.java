package dev.orchestrator.workers.verification;

import dev.orchestrator.core.cancellation.CancellationToken;
import dev.orchestrator.core.safety.SafetyVerdict;
import dev.orchestrator.exec.run.FleetOptions;
import dev.orchestrator.exec.run.FleetRunListener;
import dev.orchestrator.exec.run.FleetRunner;
import dev.orchestrator.exec.run.PlannedRun;
import dev.orchestrator.exec.run.RunResult;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Runs in a worktree what {@code build}, {@code test} and {@code setup} would run. */
final class PlannedRuns {

  private static final FleetRunListener NOBODY = new FleetRunListener() {};

  private final FleetRunner fleet;

  @Inject
  PlannedRuns(FleetRunner fleet) {
    this.fleet = fleet;
  }

  /**
   * Runs it, never beside another run of a repository that is {@code sequential}; empty when it was
   * interrupted. Whoever wrote the command into a plan or the registry has agreed to what asks
   * first.
   */
  Optional<RunResult> once(
      PlannedRun run,
      Path log,
      Duration limit,
      Map<String, String> environment,
      CancellationToken cancellation)
      throws IOException {
    Files.createDirectories(log.toAbsolutePath().getParent());
    PlannedRun agreed = run.safety().verdict() == SafetyVerdict.ASK ? run.approved() : run;
    PlannedRun prepared = agreed.loggingTo(log);
    for (Map.Entry<String, String> variable : environment.entrySet()) {
      prepared = prepared.withVariable(variable.getKey(), variable.getValue());
    }
    FleetOptions alone = new FleetOptions(1, limit, FleetOptions.Dependencies.ORDERED);
    return fleet.run(List.of(prepared), alone, NOBODY, cancellation).stream().findFirst();
  }
}
