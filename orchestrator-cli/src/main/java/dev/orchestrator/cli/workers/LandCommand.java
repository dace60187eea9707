package dev.orchestrator.cli.workers;

import dev.orchestrator.cli.output.Output;
import dev.orchestrator.cli.request.UseCases;
import dev.orchestrator.cli.session.ExitStatus;
import dev.orchestrator.core.error.OrchestratorException;
import dev.orchestrator.runtime.landing.LandIssues;
import dev.orchestrator.runtime.landing.LandIssues.Extent;
import dev.orchestrator.runtime.landing.LandingDocument;
import dev.orchestrator.runtime.landing.UndoLanding;
import dev.orchestrator.workers.landing.LandErrors;
import dev.orchestrator.workers.landing.LandOption;
import dev.orchestrator.workers.landing.LandRequest;
import dev.orchestrator.workers.landing.LandStrategy;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Brings finished branches together. */
@Command(
    name = LandCommand.NAME,
    description = {
      "Bring the finished branches of a run together on the target branch: merge them in memory,",
      "verify the result in a worktree of its own, find the bad one where it is red, put aside"
          + " what",
      "conflicts, and move the target if nobody has it checked out."
    },
    footer = {
      "",
      "Never touches a checkout unless --into-checkout says so, never pushes unless --push says"
          + " so,",
      "never removes a branch or a worktree. Killed at any moment, 'land' goes on where it was.",
      "Exit status 0 when all landed, 1 when some did not."
    })
public final class LandCommand implements Callable<Integer> {

  /** As it is called on the command line. */
  public static final String NAME = "land";

  private final UseCases useCases;
  private final Output output;

  @Mixin private PlanOption plan;

  @Parameters(
      paramLabel = "ISSUE",
      arity = "0..*",
      description = "Numbers of the issues to land. Default: all that are completed.")
  private List<Integer> issues = List.of();

  @Option(
      names = "--repo",
      paramLabel = "KEY",
      description = "Land in this repository of the plan alone.")
  private Optional<String> repository = Optional.empty();

  @Option(
      names = "--onto",
      paramLabel = "BRANCH",
      description = "Land on this branch. Default: the default branch of each repository.")
  private Optional<String> onto = Optional.empty();

  @Option(
      names = {"-n", "--dry-run"},
      description = "Say what would land and what conflicts; change nothing.")
  private boolean dryRun;

  @Option(
      names = "--strategy",
      paramLabel = "HOW",
      defaultValue = "merge",
      description = "How a branch lands: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
  private LandStrategy strategy = LandStrategy.MERGE;

  @Option(
      names = "--verify-each",
      description = "Verify after each branch, not only after a batch of them.")
  private boolean verifyEach;

  @Option(names = "--into-checkout", description = "Fast-forward a clean checkout of the target.")
  private boolean intoCheckout;

  @Option(names = "--push", description = "Push the target to origin, as a plain fast-forward.")
  private boolean push;

  @Option(
      names = "--undo",
      paramLabel = "ID",
      description = "Take a landing back, where that rewrites nothing that others may have.")
  private Optional<String> undo = Optional.empty();

  @Option(
      names = "--resolve",
      paramLabel = "WHO",
      defaultValue = "stop",
      description =
          "What becomes of a conflict: 'stop' puts the branch aside, with the paths and the branch it"
              + " conflicts with; 'agent' gives it to the agent of the plan that merges, with both"
              + " intents, and puts it aside if the result drops a side, touches anything else or is"
              + " red. Default: ${DEFAULT-VALUE}.")
  private Resolve resolve = Resolve.STOP;

  @Option(
      names = "--pr",
      paramLabel = "HOW",
      arity = "0..1",
      fallbackValue = "each",
      description =
          "Push the branches and open a pull request for each, or one for the batch, by gh or glab"
              + " instead of moving the target: ${COMPLETION-CANDIDATES}. Default: each.")
  private Optional<PullRequests> pullRequests = Optional.empty();

  @Option(names = "--watch", description = "Land what finishes while the run goes on.")
  private boolean watch;

  /** What becomes of a conflict. */
  enum Resolve {
    AGENT,
    STOP
  }

  /** How many pull requests. */
  enum PullRequests {
    EACH,
    BATCH
  }

  LandCommand(UseCases useCases, Output output) {
    this.useCases = useCases;
    this.output = output;
  }

  @Override
  public Integer call() {
    try {
      return undo.isPresent() ? takeBack(undo.get()) : land();
    } catch (OrchestratorException interrupted) {
      if (!interrupted.code().equals(LandErrors.LAND_INTERRUPTED)) {
        throw interrupted;
      }
      output.remark(interrupted.message());
      interrupted.hint().ifPresent(hint -> output.remark("hint: " + hint));
      return ExitStatus.INTERRUPTED;
    }
  }

  private int land() {
    LandRequest request =
        new LandRequest(plan.read(), issues, repository, onto, strategy, options());
    LandingDocument document =
        useCases.ask(
            LandIssues.class, new LandIssues.Request(request, extent(), new LandNarrator(output)));
    if (output.json()) {
      output.document(document);
    } else {
      new LandTable(output).print(document);
    }
    return document.failed() ? ExitStatus.FAILED : ExitStatus.DONE;
  }

  private Extent extent() {
    if (dryRun) {
      return Extent.PREVIEW;
    }
    return watch ? Extent.WHILE_IT_RUNS : Extent.ONCE;
  }

  private int takeBack(String id) {
    UndoLanding.Undone document =
        useCases.ask(UndoLanding.class, new UndoLanding.Request(id, new LandNarrator(output)));
    if (output.json()) {
      output.document(document);
    } else {
      new LandTable(output).print(document);
    }
    return document.failed() ? ExitStatus.FAILED : ExitStatus.DONE;
  }

  private Set<LandOption> options() {
    Set<LandOption> options = EnumSet.noneOf(LandOption.class);
    if (verifyEach) {
      options.add(LandOption.VERIFY_EACH);
    }
    if (resolve == Resolve.AGENT) {
      options.add(LandOption.RESOLVE_BY_AGENT);
    }
    if (intoCheckout) {
      options.add(LandOption.INTO_CHECKOUT);
    }
    if (push) {
      options.add(LandOption.PUSH);
    }
    pullRequests.ifPresent(
        how ->
            options.add(
                how == PullRequests.EACH
                    ? LandOption.PULL_REQUEST_EACH
                    : LandOption.PULL_REQUEST_BATCH));
    return options;
  }
}
