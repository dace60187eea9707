package dev.orchestrator.cli.workers;

import dev.orchestrator.runs.plan.RunPlan;
import dev.orchestrator.runs.run.RunOrigin;
import dev.orchestrator.runs.store.RunStore;
import jakarta.inject.Provider;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Where the workers of a run are; needs to be said once, when it begins. */
final class BackendOption {

  private final Provider<RunStore> runs;

  @Option(
      names = "--backend",
      paramLabel = "NAME",
      description = "Where workers run. Default: where the run has them, else tmux.")
  private Optional<String> backend = Optional.empty();

  BackendOption(Provider<RunStore> runs) {
    this.runs = runs;
  }

  String of(RunPlan plan) {
    return backend
        .or(() -> runs.get().state(plan).origin().map(RunOrigin::backend))
        .orElse(RunOrigin.USUAL_BACKEND);
  }
}
