package dev.orchestrator.cli.workers;

import dev.orchestrator.cli.output.Output;
import dev.orchestrator.cli.session.ExitStatus;
import dev.orchestrator.core.cancellation.CancellationToken;
import dev.orchestrator.core.error.OrchestratorException;
import dev.orchestrator.workers.landing.LandErrors;
import dev.orchestrator.workers.landing.LandOption;
import dev.orchestrator.workers.landing.LandReport;
import dev.orchestrator.workers.landing.LandRequest;
import dev.orchestrator.workers.landing.LandStrategy;
import dev.orchestrator.workers.landing.Landings;
import dev.orchestrator.workers.landing.UndoReport;
import jakarta.inject.Provider;
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

  private final Provider<Landings> landings;
  private final Output output;
  private final CancellationToken cancellation;

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

  LandCommand(Provider<Landings> landings, Output output, CancellationToken cancellation) {
    this.landings = landings;
    this.output = output;
    this.cancellation = cancellation;
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
    LandReport report =
        dryRun
            ? landings.get().preview(request, cancellation)
            : landings.get().land(request, new LandNarrator(output), cancellation);
    if (output.json()) {
      output.document(report);
    } else {
      new LandTable(output).print(report);
    }
    return report.everythingLanded() ? ExitStatus.DONE : ExitStatus.FAILED;
  }

  private int takeBack(String id) {
    UndoReport report = landings.get().undo(id, new LandNarrator(output), cancellation);
    if (output.json()) {
      output.document(report);
    } else {
      new LandTable(output).print(report);
    }
    return report.everythingUndone() ? ExitStatus.DONE : ExitStatus.FAILED;
  }

  private Set<LandOption> options() {
    Set<LandOption> options = EnumSet.noneOf(LandOption.class);
    if (verifyEach) {
      options.add(LandOption.VERIFY_EACH);
    }
    if (intoCheckout) {
      options.add(LandOption.INTO_CHECKOUT);
    }
    if (push) {
      options.add(LandOption.PUSH);
    }
    return options;
  }
}
