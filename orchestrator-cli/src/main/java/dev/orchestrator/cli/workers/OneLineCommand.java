package dev.orchestrator.cli.workers;

import dev.orchestrator.cli.output.NextStep;
import dev.orchestrator.cli.output.Output;
import dev.orchestrator.cli.request.UseCases;
import dev.orchestrator.cli.session.ExitStatus;
import dev.orchestrator.cli.session.Invocation;
import dev.orchestrator.core.cancellation.CancellationToken;
import dev.orchestrator.core.text.PlainText;
import dev.orchestrator.runs.plan.RunPlan;
import dev.orchestrator.runs.store.PlanFiles;
import dev.orchestrator.runs.store.SuperviseRequest;
import dev.orchestrator.runtime.landing.LandIssues;
import dev.orchestrator.runtime.landing.LandingDocument;
import dev.orchestrator.runtime.runs.AddedIssueDocument;
import dev.orchestrator.runtime.runs.OneLineDocument;
import dev.orchestrator.runtime.runs.StartRun;
import dev.orchestrator.runtime.runs.StartedRunDocument;
import dev.orchestrator.runtime.runs.WaitForRun;
import dev.orchestrator.runtime.runs.WaitRequest;
import dev.orchestrator.runtime.runs.WaitResult;
import dev.orchestrator.runtime.runs.WriteIssue;
import dev.orchestrator.workers.consent.SetupConsent;
import dev.orchestrator.workers.landing.LandRequest;
import dev.orchestrator.workers.landing.LandStrategy;
import jakarta.inject.Provider;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Has one thing done. */
@Command(
    name = OneLineCommand.NAME,
    description = {
      "Have an agent do what one line says: makes an issue of it in the plan of its repository,",
      "which is made where there is none, and starts the run or adds to the one under way."
    },
    footer = {
      "",
      "The first line of TEXT is the title of the issue, all of it what the agent is told.",
      "With --wait or --land: exit status 0 when the issue is completed, and landed where that is",
      "asked for; 1 when not."
    })
public final class OneLineCommand implements Callable<Integer> {

  /** As it is called on the command line. */
  public static final String NAME = "run";

  private static final List<NextStep> NEXT =
      List.of(
          new NextStep("workers status", "how far it is"),
          new NextStep("workers wait", "wait until it is over"),
          new NextStep("workers stop", "end it"));

  private final UseCases useCases;
  private final Provider<PlanFiles> plans;
  private final Provider<SetupConsent> consent;
  private final Invocation invocation;
  private final Output output;
  private final CancellationToken cancellation;

  @Mixin private BackendOption backend;

  @Parameters(paramLabel = "TEXT", description = "What is to be done.")
  private String text = "";

  @Option(
      names = "--repo",
      paramLabel = "NAME",
      description =
          "In which repository. Default: the one around the current folder, or the only"
              + " one there is.")
  private Optional<String> repository = Optional.empty();

  @Option(
      names = "--agent",
      paramLabel = "NAME",
      description = "Who does it, if not the plan's agent.")
  private Optional<String> agent = Optional.empty();

  @Option(
      names = "--depends-on",
      split = ",",
      paramLabel = "N",
      description = "Numbers of issues of the same plan that come first, separated by commas.")
  private List<Integer> dependsOn = List.of();

  @Option(names = "--wait", description = "Return when it is done, or cannot be.")
  private boolean wait;

  @Option(
      names = "--land",
      description = "Wait, and land it on the default branch when it is done.")
  private boolean land;

  OneLineCommand(
      UseCases useCases,
      Provider<PlanFiles> plans,
      Provider<SetupConsent> consent,
      Invocation invocation,
      Output output,
      CancellationToken cancellation) {
    this.useCases = useCases;
    this.plans = plans;
    this.consent = consent;
    this.invocation = invocation;
    this.output = output;
    this.cancellation = cancellation;
  }

  @Override
  public Integer call() {
    AddedIssueDocument added =
        useCases.ask(WriteIssue.class, new WriteIssue.Request(text, repository, agent, dependsOn));
    output.commands().areAbout(added.project());
    tell("#%d %s, in %s".formatted(added.number(), PlainText.visible(added.title()), added.plan()));
    RunPlan plan = plans.get().read(Path.of(added.plan()));
    OneLineDocument document = OneLineDocument.of(added, start(plan));
    if (wait || land) {
      document = await(document, plan);
    }
    if (output.json()) {
      output.document(document);
    } else if (document.waited().isEmpty()) {
      output.next(NEXT);
    }
    if (cancellation.isCancelled()) {
      return ExitStatus.INTERRUPTED;
    }
    return document.failed() ? ExitStatus.FAILED : ExitStatus.DONE;
  }

  private StartedRunDocument start(RunPlan plan) {
    new SetupQuestion(consent, invocation, output).ask(plan);
    StartedRunDocument run =
        useCases.ask(
            StartRun.class,
            new SuperviseRequest(
                plan, Optional.empty(), Optional.empty(), backend.of(plan), List.of()));
    run.remarks().forEach(output::remark);
    tell("Run '" + run.project() + (run.started() ? "' is under way." : "' takes it up."));
    return run;
  }

  private OneLineDocument await(OneLineDocument document, RunPlan plan) {
    List<Integer> issue = List.of(document.number());
    WaitResult result =
        useCases.ask(WaitForRun.class, new WaitRequest(plan, issue, false, Optional.empty()));
    result
        .ended()
        .forEach(
            end ->
                tell(
                    "#%d %s%s"
                        .formatted(
                            end.number(),
                            end.status(),
                            end.reason().isEmpty() ? "" : ": " + PlainText.visible(end.reason()))));
    return document.after(
        result, land && !result.failed() ? Optional.of(land(plan, issue)) : Optional.empty());
  }

  private LandingDocument land(RunPlan plan, List<Integer> issue) {
    LandingDocument landing =
        useCases.ask(
            LandIssues.class,
            new LandIssues.Request(
                new LandRequest(
                    plan, issue, Optional.empty(), Optional.empty(), LandStrategy.MERGE, Set.of()),
                LandIssues.Extent.ONCE,
                new LandNarrator(output)));
    if (!output.json()) {
      new LandTable(output).print(landing);
    }
    return landing;
  }

  private void tell(String line) {
    if (!output.json()) {
      output.out().println(line);
    }
  }
}
