package dev.orchestrator.cli.workers;

import dev.orchestrator.workers.plan.RunPlan;
import dev.orchestrator.workers.supervisor.PlanFiles;
import jakarta.inject.Provider;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Which run is meant: the plan it carries out. */
final class PlanOption {

  private final Provider<PlanFiles> plans;

  @Option(
      names = "--config",
      paramLabel = "PLAN",
      description =
          "The issue plan. Default: the only config/*-issues.json, else config/proof-issues.json.")
  private Optional<Path> config = Optional.empty();

  PlanOption(Provider<PlanFiles> plans) {
    this.plans = plans;
  }

  /** The plan file somebody means. */
  Path file() {
    return plans.get().find(config);
  }

  /** The plan somebody means, read. */
  RunPlan read() {
    return plans.get().read(file());
  }
}
