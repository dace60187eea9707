package dev.orchestrator.cli.workers;

import dev.orchestrator.runs.plan.RunPlan;
import dev.orchestrator.runs.plan.RunSettings;
import dev.orchestrator.runs.run.UserCommand;
import dev.orchestrator.runs.store.SuperviseRequest;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** How a run is supervised, where that differs from its plan. */
final class SupervisionOptions {

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "--workers",
      paramLabel = "N",
      description = "How many workers, in place of the plan's num_workers.")
  private Optional<Integer> workers = Optional.empty();

  @Option(
      names = "--agent",
      paramLabel = "NAME",
      description = "The agent of stages that name none, in place of the plan's.")
  private Optional<String> agent = Optional.empty();

  @Mixin private BackendOption backend;

  Optional<Integer> workers() {
    return workers;
  }

  SuperviseRequest request(RunPlan plan, List<UserCommand> first) {
    if (workers.filter(count -> count < 1 || count > RunSettings.MOST_WORKERS).isPresent()) {
      throw new ParameterException(
          spec.commandLine(), "--workers must be from 1 to " + RunSettings.MOST_WORKERS);
    }
    return new SuperviseRequest(plan, workers, agent, backend.of(plan), first);
  }
}
