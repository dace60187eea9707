package dev.orchestrator.workers.verification;

import dev.orchestrator.core.cancellation.CancellationToken;
import dev.orchestrator.core.error.OrchestratorException;
import dev.orchestrator.core.registry.Repository;
import dev.orchestrator.exec.build.BuildPlanner;
import dev.orchestrator.exec.run.Outcome;
import dev.orchestrator.exec.run.PlannedRun;
import dev.orchestrator.exec.run.RunResult;
import dev.orchestrator.runs.attempt.FailingTest;
import dev.orchestrator.runs.plan.PlanRepository;
import dev.orchestrator.runs.plan.VerifyCommand;
import dev.orchestrator.runs.plan.VerifySpec;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Builds and tests a tree that is checked out in a worktree. What was found out about the same tree
 * before, by whomever, is not found out again. Thread-safe for different worktrees.
 */
public final class Verifier {

  /** Of tests that are known to be flaky; of others one more run must do. */
  private static final int MORE_RUNS_OF_FLAKES = 3;

  private final BuildPlanner planner;
  private final PlannedRuns runs;
  private final PlannedRepositories repositories;
  private final FolderSetup setup;
  private final TreeGuard guard;
  private final VerdictCache verdicts;
  private final KnownFlakes flakes;

  @Inject
  Verifier(
      BuildPlanner planner,
      PlannedRuns runs,
      PlannedRepositories repositories,
      FolderSetup setup,
      TreeGuard guard,
      VerdictCache verdicts,
      KnownFlakes flakes) {
    this.planner = planner;
    this.runs = runs;
    this.repositories = repositories;
    this.setup = setup;
    this.guard = guard;
    this.verdicts = verdicts;
    this.flakes = flakes;
  }

  /**
   * The verdict: the build first, the tests only when that is green. Throws for nothing it runs.
   */
  public Verdict verify(VerificationRequest request, CancellationToken cancellation) {
    return verify(request, Doubt.RUN_AGAIN, cancellation);
  }

  /**
   * The verdict of one run, for those who decide themselves when a red tree is to be run again. A
   * red one is not kept, for it may be a flake.
   */
  public Verdict verifyOnce(VerificationRequest request, CancellationToken cancellation) {
    return verify(request, Doubt.LEFT_TO_THE_CALLER, cancellation);
  }

  private Verdict verify(VerificationRequest request, Doubt doubt, CancellationToken cancellation) {
    Verdict verdict = Verdict.nothingToVerifyWith();
    for (ProjectCheck check : ProjectCheck.values()) {
      if (!verdict.isGreen()) {
        return verdict;
      }
      verdict = verdict.and(check(request, check, doubt, cancellation));
    }
    return verdict;
  }

  /** What is done about a red tree, which may be a flake. */
  private enum Doubt {
    RUN_AGAIN,
    LEFT_TO_THE_CALLER
  }

  /** Whether anything would be run in a worktree; what cannot be told counts as something. */
  boolean hasSomethingToRun(PlanRepository repository, Path folder, VerifySpec spec) {
    Repository there = repositories.of(repository).at(folder);
    return Stream.of(ProjectCheck.values())
        .anyMatch(check -> hasSomethingToRun(there, check, check.command(spec)));
  }

  private boolean hasSomethingToRun(Repository there, ProjectCheck check, VerifyCommand command) {
    if (!(command instanceof VerifyCommand.AsTheRepository)) {
      return command instanceof VerifyCommand.Given;
    }
    try {
      return planner
          .plan(there, check.action(), Optional.empty())
          .obstacle()
          .filter(found -> found.outcome() == Outcome.SKIPPED)
          .isEmpty();
    } catch (OrchestratorException unreadable) {
      return true;
    }
  }

  /** What is known about a tree that need not be checked out; empty when it would have to be. */
  Optional<Verdict> known(PlanRepository repository, String tree, VerifySpec spec) {
    Verdict verdict = Verdict.nothingToVerifyWith();
    for (ProjectCheck check : ProjectCheck.values()) {
      VerifyCommand command = check.command(spec);
      if (!(command instanceof VerifyCommand.Nothing) && verdict.isGreen()) {
        Optional<Verdict> kept = verdicts.find(key(repository, tree, check, command));
        if (kept.isEmpty()) {
          return Optional.empty();
        }
        verdict = verdict.and(kept.get());
      }
    }
    return Optional.of(verdict);
  }

  private Verdict check(
      VerificationRequest request,
      ProjectCheck check,
      Doubt doubt,
      CancellationToken cancellation) {
    VerifyCommand command = check.command(request.spec());
    if (command instanceof VerifyCommand.Nothing) {
      return Verdict.nothingToVerifyWith();
    }
    String[] key = key(request.repository(), request.tree(), check, command);
    Optional<Verdict> known = verdicts.find(key);
    if (known.isPresent()) {
      return known.get();
    }
    Verdict verdict = judge(request, check, command, doubt, cancellation).by(check.action());
    if (doubt == Doubt.RUN_AGAIN || verdict.isGreen()) {
      verdicts.keep(verdict, key);
    }
    return verdict;
  }

  /** What the tree does not determine: the commands of plan and registry. */
  private String[] key(
      PlanRepository repository, String tree, ProjectCheck check, VerifyCommand command) {
    Repository entry = repositories.of(repository);
    return new String[] {
      entry.local().toString(),
      tree,
      check.action().toString(),
      command.toString(),
      entry.commands().build().orElse(""),
      entry.commands().test().orElse(""),
      entry.commands().setup().orElse("")
    };
  }

  private Verdict judge(
      VerificationRequest request,
      ProjectCheck check,
      VerifyCommand command,
      Doubt doubt,
      CancellationToken cancellation) {
    try {
      PlannedRun run = plan(request, check, command);
      if (run.obstacle().filter(found -> found.outcome() == Outcome.SKIPPED).isPresent()) {
        return Verdict.nothingToVerifyWith();
      }
      Path setupLog = request.logs().resolve("verify-setup.log");
      Optional<String> unready =
          request.worktreeSetup().isPresent()
              ? Optional.empty()
              : setup.ready(request.repository(), request.folder(), setupLog, cancellation);
      if (unready.isPresent()) {
        return Verdict.of(Verdict.Outcome.COULD_NOT_RUN, unready.get(), Optional.of(setupLog));
      }
      Verdict verdict = new Judgement(request, check, run, cancellation).verdict(doubt);
      return unchanged(request, check, verdict, cancellation);
    } catch (OrchestratorException | IOException failed) {
      return Verdict.couldNotRun(String.valueOf(failed.getMessage()));
    }
  }

  private PlannedRun plan(VerificationRequest request, ProjectCheck check, VerifyCommand command) {
    Repository there = repositories.of(request.repository()).at(request.folder());
    boolean byName =
        check == ProjectCheck.TEST
            && request.spec().testRule() == VerifySpec.TestRule.NO_NEW_FAILURES;
    Optional<String> line = command.asWritten();
    if (line.isEmpty() || byName) {
      PlannedRun own = planner.plan(there, check.action(), Optional.empty());
      if (line.isEmpty() || own.obstacle().isEmpty()) {
        return own;
      }
    }
    return planner.plan(there.verifiedBy(line, line), check.action(), Optional.empty());
  }

  private Verdict unchanged(
      VerificationRequest request,
      ProjectCheck check,
      Verdict verdict,
      CancellationToken cancellation) {
    return guard
        .change(request.folder(), request.tree(), cancellation)
        .map(
            change ->
                Verdict.of(
                    Verdict.Outcome.FAILED,
                    "the "
                        + check.action()
                        + " command itself "
                        + change
                        + "; what it makes must be committed or ignored"
                        + (verdict.reason().isEmpty() ? "" : "; " + verdict.reason()),
                    verdict.log()))
        .orElse(verdict);
  }

  /** One check of one tree, with as many runs as it takes. */
  private final class Judgement {

    private final VerificationRequest request;
    private final ProjectCheck check;
    private final PlannedRun run;
    private final CancellationToken cancellation;
    private final String repository;

    /** Then once more would only cost the longest time there is once more. */
    private boolean tookTooLong;

    Judgement(
        VerificationRequest request,
        ProjectCheck check,
        PlannedRun run,
        CancellationToken cancellation) {
      this.request = request;
      this.check = check;
      this.run = run;
      this.cancellation = cancellation;
      this.repository = run.repository().name();
    }

    Verdict verdict(Doubt doubt) throws IOException {
      Verdict first = run(check.log(request.logs()));
      boolean beyondDoubt = first.outcome() != Verdict.Outcome.FAILED || tookTooLong;
      if (beyondDoubt || doubt == Doubt.LEFT_TO_THE_CALLER) {
        return first;
      }
      Set<String> known = flakes.of(repository);
      boolean suspects = !first.failing().isEmpty() && known.containsAll(names(first));
      int left = suspects ? MORE_RUNS_OF_FLAKES : 1;
      Verdict again = first;
      List<String> unsteady = new ArrayList<>();
      while (left > 0 && again.outcome() == Verdict.Outcome.FAILED) {
        again = run(check.logOfAnother(request.logs()));
        left--;
        List<String> stillFailing = names(again);
        names(first).stream().filter(name -> !stillFailing.contains(name)).forEach(unsteady::add);
      }
      return together(first, again, unsteady.stream().distinct().toList());
    }

    private Verdict together(Verdict first, Verdict again, List<String> unsteady) {
      return switch (again.outcome()) {
        case FAILED -> {
          boolean named = !again.failing().isEmpty();
          if (named) {
            flakes.add(repository, unsteady);
          }
          yield again.naming(again.failing(), named ? unsteady : List.of());
        }
        case PASSED, FLAKY -> {
          flakes.add(repository, unsteady);
          yield new Verdict(
              Verdict.Outcome.FLAKY,
              "red and then green on the same tree: " + first.reason(),
              first.log(),
              List.of(),
              unsteady.isEmpty() ? List.of(check.action() + " command") : unsteady,
              Optional.empty(),
              true);
        }
        case COULD_NOT_RUN -> again;
      };
    }

    private Verdict run(Path log) throws IOException {
      Optional<RunResult> result =
          runs.once(run, log, request.spec().timeout(), request.environment(), cancellation);
      tookTooLong = result.filter(ended -> ended.outcome() == Outcome.TIMEOUT).isPresent();
      return result
          .map(ended -> check.verdict(ended, log))
          .orElseGet(() -> Verdict.couldNotRun("the " + check.action() + " was interrupted"));
    }

    private static List<String> names(Verdict verdict) {
      return verdict.failing().stream().map(FailingTest::name).toList();
    }
  }
}
