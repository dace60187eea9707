package dev.orchestrator.cli.workers;

import dev.orchestrator.cli.output.Output;
import dev.orchestrator.cli.request.UseCases;
import dev.orchestrator.cli.session.ExitStatus;
import dev.orchestrator.core.cancellation.CancellationToken;
import dev.orchestrator.core.text.Durations;
import dev.orchestrator.core.text.PlainText;
import dev.orchestrator.runs.overview.RunStatus;
import dev.orchestrator.runs.plan.RunPlan;
import dev.orchestrator.runs.store.RunRecords;
import dev.orchestrator.runtime.runs.WaitForRun;
import dev.orchestrator.runtime.runs.WaitRequest;
import dev.orchestrator.runtime.runs.WaitResult;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Waits for what ends. */
@Command(
    name = "wait",
    description = {
      "Wait until a run, or issues of it, come to an end, and say what ended and how. Returns at",
      "once when that is so already, and when nobody supervises the run any more."
    },
    footer = {
      "",
      "Exit status 0 when everything that ended is completed; 1 when something failed, is blocked",
      "or was left behind by a run that is over, and when the time is up first."
    })
final class WaitCommand implements Callable<Integer> {

  private final UseCases useCases;
  private final Output output;
  private final CancellationToken cancellation;

  @Mixin private PlanOption plan;

  @Parameters(
      arity = "0..*",
      paramLabel = "ISSUE",
      description = "Wait for these only. Default: for the end of the run.")
  private List<Integer> issues = List.of();

  @Option(
      names = "--any",
      description = "Wait for the first that ends; without ISSUE, of all that are not over yet.")
  private boolean any;

  @Option(names = "--timeout", paramLabel = "DURATION", description = "Wait so long at most.")
  private Optional<String> timeout = Optional.empty();

  WaitCommand(UseCases useCases, Output output, CancellationToken cancellation) {
    this.useCases = useCases;
    this.output = output;
    this.cancellation = cancellation;
  }

  @Override
  public Integer call() {
    RunPlan read = plan.read();
    issues.forEach(number -> RunRecords.issue(read, number));
    WaitResult result =
        useCases.ask(
            WaitForRun.class,
            new WaitRequest(read, issues, any, timeout.map(Durations::parsePositive)));
    if (output.json()) {
      output.document(result);
    } else {
      print(result);
    }
    if (cancellation.isCancelled()) {
      return ExitStatus.INTERRUPTED;
    }
    return result.failed() ? ExitStatus.FAILED : ExitStatus.DONE;
  }

  private void print(WaitResult result) {
    for (WaitResult.Ended issue : result.ended()) {
      String why = issue.reason().isEmpty() ? "" : ": " + PlainText.visible(issue.reason());
      output
          .out()
          .println(
              "#%d %s %s%s"
                  .formatted(
                      issue.number(), issue.status(), PlainText.visible(issue.title()), why));
    }
    result.leftBehind().forEach(text -> output.out().println("look at " + PlainText.visible(text)));
    output.out().println("Run '" + result.project() + "' is " + result.state() + left(result));
    if (result.timedOut()) {
      output.remark("The time is up; the run goes on.");
    } else if (result.state() == RunStatus.STOPPED && !result.left().isEmpty()) {
      output.remark("It was stopped. 'orchestrator workers launch' goes on with it.");
    } else if (result.state() == RunStatus.CRASHED) {
      output.remark("Nobody supervises it now. 'orchestrator workers launch' goes on with it.");
    }
  }

  private static String left(WaitResult result) {
    return result.left().isEmpty()
        ? "."
        : result.left().stream()
            .limit(20)
            .map(number -> "#" + number)
            .collect(
                Collectors.joining(", ", "; not over: ", result.left().size() > 20 ? ", ..." : ""));
  }
}
