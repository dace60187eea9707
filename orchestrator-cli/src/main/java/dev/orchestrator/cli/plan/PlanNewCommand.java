package dev.orchestrator.cli.plan;

import dev.orchestrator.cli.output.Output;
import dev.orchestrator.cli.request.UseCases;
import dev.orchestrator.cli.session.ExitStatus;
import dev.orchestrator.runtime.scaffold.NewPlan;
import dev.orchestrator.runtime.scaffold.NewPlanDocument;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes the template of a plan. */
@Command(
    name = "new",
    description = {
      "Write a commented plan without issues, config/PROJECT-issues.json.",
      "",
      "Never overwrites. Keys that begin with _ are comments and suggestions."
    })
final class PlanNewCommand implements Callable<Integer> {

  private final UseCases useCases;
  private final Output output;

  @Parameters(
      arity = "0..1",
      paramLabel = "PROJECT",
      description = "Name of the plan; default: that of its first repository.")
  private @Nullable String project;

  @Option(
      names = "--repo",
      paramLabel = "REPO",
      description =
          "The repository it is about, several times for several; default: the only one there is.")
  private List<String> repositories = new ArrayList<>();

  PlanNewCommand(UseCases useCases, Output output) {
    this.useCases = useCases;
    this.output = output;
  }

  @Override
  public Integer call() {
    NewPlanDocument document =
        useCases.ask(
            NewPlan.class, new NewPlan.Request(Optional.ofNullable(project), repositories));
    if (output.json()) {
      output.document(document);
    } else {
      output.line("Wrote " + document.plan());
      output.line(
          "Next: 'orchestrator add-issue --config "
              + document.project()
              + " --title TEXT' adds an issue,");
      output.line(
          "      'orchestrator workers launch --config "
              + document.project()
              + " --dry-run' tells what would be done.");
    }
    return ExitStatus.DONE;
  }
}
