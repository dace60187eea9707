package dev.orchestrator.cli.workers;

import dev.orchestrator.agents.prompt.PromptWriter;
import dev.orchestrator.cli.output.Output;
import dev.orchestrator.cli.session.ExitStatus;
import dev.orchestrator.core.text.Suggestions;
import dev.orchestrator.runs.plan.RunPlan;
import dev.orchestrator.runs.plan.Stage;
import dev.orchestrator.runs.store.RunRecords;
import dev.orchestrator.workers.preflight.LaunchWarnings;
import dev.orchestrator.workers.supervisor.Runs;
import jakarta.inject.Provider;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows what an agent would be told. */
@Command(
    name = "show",
    description = {
      "Show what the agent of an issue would be told now: the assignment, what is there already,",
      "the instructions of its stage, the rules. Starts nothing."
    })
final class PromptShowCommand implements Callable<Integer> {

  private final Provider<Runs> runs;
  private final Provider<PromptWriter> prompts;
  private final Output output;

  @Spec private CommandSpec spec;
  @Mixin private PlanOption plan;

  @Parameters(paramLabel = "ISSUE", description = "The issue's number.")
  private int issue;

  @Option(
      names = "--stage",
      paramLabel = "STAGE",
      description = "A stage of the pipeline. Default: the one the issue is in.")
  private Optional<String> stage = Optional.empty();

  PromptShowCommand(Provider<Runs> runs, Provider<PromptWriter> prompts, Output output) {
    this.runs = runs;
    this.prompts = prompts;
    this.output = output;
  }

  @Override
  public Integer call() {
    RunPlan read = plan.sound();
    prompts.get().stagesWithoutInstructions(read).stream()
        .filter(name -> stage.map(name::equals).orElse(true))
        .forEach(name -> output.remark("warning: " + LaunchWarnings.noInstructions(name)));
    String text =
        prompts
            .get()
            .preview(read, runs.get().state(read), RunRecords.issue(read, issue), stageOf(read));
    if (output.json()) {
      output.document(new Document(1, issue, text));
    } else {
      output.out().print(text);
    }
    return ExitStatus.DONE;
  }

  private Optional<Stage> stageOf(RunPlan read) {
    if (stage.isPresent() && read.stage(stage.get()).isEmpty()) {
      throw new ParameterException(
          spec.commandLine(),
          "the pipeline has no stage '"
              + stage.get()
              + "'; "
              + Suggestions.hint(
                  stage.get(),
                  read.pipeline().stream().map(Stage::name).toList(),
                  "it has: "
                      + String.join(", ", read.pipeline().stream().map(Stage::name).toList())));
    }
    return stage.flatMap(read::stage);
  }

  private record Document(int schemaVersion, int issue, String prompt) {}
}
