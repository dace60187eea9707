package dev.orchestrator.cli.workers;

import dev.orchestrator.workers.plan.RunPlan;
import dev.orchestrator.workers.supervisor.PlanFiles;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Which run is meant: the plan it carries out. */
final class PlanOption {

  @Option(
      names = "--config",
      paramLabel = "PLAN",
      description =
          "The issue plan. Default: the only config/*-issues.json, else config/proof-issues.json.")
  private Optional<Path> config = Optional.empty();

  /** The plan file somebody means. */
  Path file(PlanFiles plans) {
    return plans.find(config);
  }

  /** The plan somebody means, read. */
  RunPlan read(PlanFiles plans) {
    return plans.read(file(plans));
  }
}
