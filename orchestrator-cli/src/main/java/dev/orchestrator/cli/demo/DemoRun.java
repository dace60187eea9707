package dev.orchestrator.cli.demo;

import dev.orchestrator.cli.output.Output;
import dev.orchestrator.cli.session.ExitStatus;
import dev.orchestrator.cli.workers.ForegroundRun;
import dev.orchestrator.cli.workers.LandNarrator;
import dev.orchestrator.cli.workers.LandTable;
import dev.orchestrator.cli.workers.RunTable;
import dev.orchestrator.core.cancellation.CancellationToken;
import dev.orchestrator.exec.command.Command;
import dev.orchestrator.exec.command.CommandResult;
import dev.orchestrator.exec.command.CommandRunner;
import dev.orchestrator.runs.overview.RunOverview;
import dev.orchestrator.runs.plan.RunPlan;
import dev.orchestrator.runs.store.PlanFiles;
import dev.orchestrator.runs.store.SuperviseRequest;
import dev.orchestrator.runtime.Orchestrator;
import dev.orchestrator.runtime.landing.LandIssues;
import dev.orchestrator.runtime.landing.LandingDocument;
import dev.orchestrator.runtime.runs.ShowRun;
import dev.orchestrator.runtime.usecase.RequestContext;
import dev.orchestrator.workers.background.BackgroundMonitor;
import dev.orchestrator.workers.landing.LandOption;
import dev.orchestrator.workers.landing.LandRequest;
import dev.orchestrator.workers.landing.LandStrategy;
import dev.orchestrator.workers.preflight.Preflight;
import dev.orchestrator.workers.supervisor.Runs;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The demonstration itself: a run, its landing, and the tests of what landed. */
final class DemoRun {

  private static final Duration LIMIT = Duration.ofSeconds(30);

  private final DemoWorkspace demo;
  private final Orchestrator orchestrator;
  private final Output output;
  private final CancellationToken cancellation;
  private final CommandRunner runner;
  private final ShowRun show;

  DemoRun(
      DemoWorkspace demo,
      Orchestrator orchestrator,
      Output output,
      CancellationToken cancellation) {
    this.demo = demo;
    this.orchestrator = orchestrator;
    this.output = output;
    this.cancellation = cancellation;
    this.runner = orchestrator.service(CommandRunner.class);
    this.show = orchestrator.service(ShowRun.class);
  }

  int run() {
    Preflight preflight = orchestrator.service(Preflight.class);
    preflight.backend("tmux");
    demo.furnish(runner);
    RunPlan plan = orchestrator.service(PlanFiles.class).read(demo.plan());
    Runs runs = orchestrator.service(Runs.class);
    preflight.check(plan, runs.state(plan));
    output.remark("A run of " + plan.issues().size() + " issues on 3 workers. To watch it from");
    output.remark("another terminal: tmux -L " + demo.socket() + " attach -r");
    output.remark("");
    SuperviseRequest request =
        new SuperviseRequest(plan, Optional.empty(), Optional.empty(), "tmux", List.of());
    ForegroundRun.End end =
        new ForegroundRun(runs, show, output, cancellation)
            .follow(
                request,
                orchestrator.service(BackgroundMonitor.class).sessionWithoutMonitor(request));
    if (!output.json()) {
      new RunTable(output).print(end.overview());
    }
    if (end.status() == ExitStatus.DONE) {
      return land(plan, end.overview());
    }
    if (output.json()) {
      output.document(DemoDocument.of(end.overview()));
    }
    return end.status();
  }

  private int land(RunPlan plan, RunOverview run) {
    output.remark("");
    LandingDocument landing =
        orchestrator
            .service(LandIssues.class)
            .run(
                new LandIssues.Request(
                    new LandRequest(
                        plan,
                        List.of(),
                        Optional.empty(),
                        Optional.empty(),
                        LandStrategy.MERGE,
                        Set.of(LandOption.INTO_CHECKOUT)),
                    LandIssues.Extent.ONCE,
                    new LandNarrator(output)),
                RequestContext.of(cancellation));
    List<DemoDocument.BranchTest> tests = demo.repositories().stream().map(this::test).toList();
    DemoDocument document = DemoDocument.of(run).after(show.show(plan), landing, tests);
    if (output.json()) {
      output.document(document);
    } else {
      new LandTable(output).print(landing);
      tests.forEach(this::tell);
    }
    return document.success() ? ExitStatus.DONE : ExitStatus.FAILED;
  }

  private DemoDocument.BranchTest test(Path repository) {
    CommandResult tested = run(repository, "sh", "test.sh");
    String commits = run(repository, "git", "rev-list", "--count", "main").outputText().strip();
    int passed = (int) tested.outputText().lines().filter(line -> line.startsWith("ok ")).count();
    return new DemoDocument.BranchTest(
        String.valueOf(repository.getFileName()),
        "main",
        commits.isEmpty() ? 0 : Integer.parseInt(commits),
        passed,
        tested.isSuccess());
  }

  private void tell(DemoDocument.BranchTest test) {
    String told =
        test.repo() + ": main has " + test.commits() + " commits, " + test.passed() + " tests pass";
    output
        .out()
        .println(
            test.success()
                ? output.style().good(told)
                : output.style().bad(told + ", and then one fails"));
  }

  private CommandResult run(Path folder, String... command) {
    return runner.run(Command.capturing(List.of(command), folder, LIMIT), cancellation);
  }
}
