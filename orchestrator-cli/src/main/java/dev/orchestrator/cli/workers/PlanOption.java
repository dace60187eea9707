package dev.orchestrator.cli.workers;

import dev.orchestrator.cli.output.Output;
import dev.orchestrator.core.text.PlainText;
import dev.orchestrator.runs.plan.RunPlan;
import dev.orchestrator.runs.store.KnownRun;
import dev.orchestrator.runs.store.PlanFiles;
import dev.orchestrator.runs.store.PlanInForce;
import dev.orchestrator.runs.store.RunDirectory;
import jakarta.inject.Provider;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Which run is meant: the plan it carries out. */
final class PlanOption {

  private final Provider<RunDirectory> runs;
  private final Provider<PlanFiles> plans;
  private final Output output;

  @Option(
      names = "--config",
      paramLabel = "PLAN",
      description =
          "The issue plan, or the name of its run. Default: the only one in config/, else"
              + " config/proof-issues.json.")
  private Optional<String> config = Optional.empty();

  PlanOption(Provider<RunDirectory> runs, Provider<PlanFiles> plans, Output output) {
    this.runs = runs;
    this.plans = plans;
    this.output = output;
  }

  /** The run somebody means; from now on messages name it, where there are several. */
  KnownRun run() {
    KnownRun run = runs.get().find(config);
    if (runs.get().all().size() > 1) {
      output.commands().areAbout(run.project());
    }
    return run;
  }

  /** The plan file somebody means. */
  Path file() {
    return runs.get().file(run());
  }

  /** The plan somebody means, which must be sound: something new is begun by it. */
  RunPlan sound() {
    return plans.get().read(file());
  }

  /** The plan the run goes by, also when somebody broke its file meanwhile. */
  RunPlan read() {
    PlanInForce inForce = runs.get().plan(run());
    inForce.trouble().ifPresent(trouble -> output.remark("warning: " + PlainText.visible(trouble)));
    return inForce.plan();
  }
}
