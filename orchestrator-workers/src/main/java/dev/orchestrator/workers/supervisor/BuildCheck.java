package dev.orchestrator.workers.supervisor;

import dev.orchestrator.core.cancellation.CancellationToken;
import dev.orchestrator.exec.command.Command;
import dev.orchestrator.exec.command.CommandEnd;
import dev.orchestrator.exec.command.CommandOutput;
import dev.orchestrator.exec.command.CommandResult;
import dev.orchestrator.exec.command.CommandRunner;
import dev.orchestrator.git.worktree.OwnedWorktree;
import dev.orchestrator.git.worktree.Worktrees;
import dev.orchestrator.runs.attempt.AttemptId;
import dev.orchestrator.runs.attempt.FailedFact;
import dev.orchestrator.runs.attempt.FailedFact.Fact;
import dev.orchestrator.runs.attempt.Verification;
import dev.orchestrator.runs.plan.VerifySpec;
import dev.orchestrator.runs.store.RunFolder;
import dev.orchestrator.workers.evidence.VerificationTask;
import dev.orchestrator.workers.scope.RunSite;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Builds and tests what an attempt left behind. */
final class BuildCheck {

  private final RunFolder folder;
  private final Worktrees worktrees;
  private final DifferentialTests differential;
  private final CommandRunner runner;
  private final CancellationToken cancellation;

  BuildCheck(
      RunFolder folder,
      Worktrees worktrees,
      DifferentialTests differential,
      CommandRunner runner,
      CancellationToken cancellation) {
    this.folder = folder;
    this.worktrees = worktrees;
    this.differential = differential;
    this.runner = runner;
    this.cancellation = cancellation;
  }

  /** Whether its build and its tests are green, as far as the plan names any. */
  Verification check(VerificationTask task) {
    VerifySpec spec = task.plan().verifyFor(task.stage());
    return command(task, spec, Fact.BUILD_PASSES, spec.build())
        .or(() -> tests(task, spec))
        .orElseGet(Verification::passed);
  }

  private Optional<Verification> tests(VerificationTask task, VerifySpec spec) {
    if (spec.testRule() == VerifySpec.TestRule.MUST_PASS) {
      return command(task, spec, Fact.TESTS_PASS, spec.test());
    }
    Path worktree = task.launch().worktree();
    Optional<OwnedWorktree> owned = owned(worktree);
    if (owned.isEmpty()) {
      return Optional.of(Verification.couldNotRun("it is not known where the branch began"));
    }
    Verification verdict =
        differential.verify(
            worktree,
            worktree,
            owned.get().start(),
            folder.verificationLog(task.attempt().id(), "test"),
            spec.timeout());
    return Optional.of(verdict).filter(found -> found.outcome() != Verification.Outcome.PASSED);
  }

  private Optional<OwnedWorktree> owned(Path worktree) {
    return worktrees.owned(worktree).stream()
        .filter(each -> each.folder().equals(worktree))
        .findFirst();
  }

  /** The verdict of a command, when it decides the matter. */
  private Optional<Verification> command(
      VerificationTask task, VerifySpec spec, Fact fact, Optional<String> line) {
    if (line.isEmpty()) {
      return Optional.empty();
    }
    String what = fact == Fact.BUILD_PASSES ? "build" : "test";
    AttemptId attempt = task.attempt().id();
    Path log = folder.verificationLog(attempt, what);
    CommandResult result =
        runner.run(
            Command.capturing(
                    List.of("sh", "-c", line.get()), task.launch().worktree(), spec.timeout())
                .withEnvironment(Map.of(RunSite.MARKER, attempt.value()))
                .withOutput(new CommandOutput.ToLog(log)),
            cancellation);
    return verdict(fact, what + " command '" + line.get() + "'", result.end())
        .map(verdict -> verdict.withLog(log));
  }

  private static Optional<Verification> verdict(Fact fact, String command, CommandEnd end) {
    return end.match(
        exited ->
            switch (exited.status()) {
              case 0 -> Optional.empty();
              case 126, 127 ->
                  Optional.of(
                      Verification.couldNotRun(command + " was not found or may not be run"));
              default -> red(fact, command + " failed with exit code " + exited.status());
            },
        signalled -> red(fact, command + " was ended by signal " + signalled.signal()),
        timedOut -> red(fact, command + " took longer than " + timedOut.limit().toSeconds() + "s"),
        cancelled -> Optional.of(Verification.couldNotRun(command + " was cancelled")),
        notStarted ->
            Optional.of(
                Verification.couldNotRun(command + " did not start: " + notStarted.reason())),
        incomplete -> Optional.of(Verification.couldNotRun(command + " " + incomplete.words())));
  }

  private static Optional<Verification> red(Fact fact, String words) {
    return Optional.of(Verification.failed(List.of(new FailedFact(fact, words))));
  }
}
