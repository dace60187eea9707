package dev.orchestrator.workers.supervisor;

import dev.orchestrator.core.cancellation.CancellationToken;
import dev.orchestrator.exec.command.Command;
import dev.orchestrator.exec.command.CommandEnd;
import dev.orchestrator.exec.command.CommandOutput;
import dev.orchestrator.exec.command.CommandResult;
import dev.orchestrator.exec.command.CommandRunner;
import dev.orchestrator.git.worktree.OwnedWorktree;
import dev.orchestrator.git.worktree.WorktreeState;
import dev.orchestrator.runs.attempt.Verification;
import dev.orchestrator.runs.plan.RunPlan;
import dev.orchestrator.runs.plan.Stage;
import dev.orchestrator.runs.plan.VerifySpec;
import dev.orchestrator.runs.run.Attempt;
import dev.orchestrator.runs.run.Launch;
import dev.orchestrator.runs.store.AttemptFolder;
import dev.orchestrator.runs.store.BootId;
import dev.orchestrator.runs.store.RunFolder;
import dev.orchestrator.workers.launch.LaunchRecord;
import dev.orchestrator.workers.scope.RunSite;
import dev.orchestrator.workers.worktree.EndOfWork;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Looks whether an attempt that ended well has done what its stage asks: everything committed, new
 * commits where they are required, build and tests.
 */
final class AttemptVerifier {

  private static final int NAMED_FILES = 5;

  private final RunFolder folder;
  private final EndOfWork worktrees;
  private final DifferentialTests differential;
  private final CommandRunner runner;
  private final CancellationToken cancellation;

  AttemptVerifier(
      RunFolder folder,
      EndOfWork worktrees,
      DifferentialTests differential,
      CommandRunner runner,
      CancellationToken cancellation) {
    this.differential = differential;
    this.folder = folder;
    this.worktrees = worktrees;
    this.runner = runner;
    this.cancellation = cancellation;
  }

  Verification verify(RunPlan plan, Attempt attempt) {
    Optional<Launch> launch = attempt.launch().or(() -> unconfirmed(attempt));
    Optional<Stage> stage = plan.stage(attempt.assignment().stage());
    if (launch.isEmpty() || stage.isEmpty()) {
      return Verification.couldNotRun("it is not known where the attempt worked");
    }
    return verify(attempt, launch.get(), stage.get(), plan.verifyFor(stage.get()));
  }

  /** It began and ended while no supervisor lived to write down that it did. */
  private Optional<Launch> unconfirmed(Attempt attempt) {
    AttemptFolder attemptFolder = folder.attempt(attempt.id());
    return attemptFolder.launch().map(note -> LaunchRecord.of(attemptFolder, BootId.current()));
  }

  private Verification verify(Attempt attempt, Launch launch, Stage stage, VerifySpec spec) {
    Optional<WorktreeState> state =
        worktrees.forVerification(launch.worktree(), launch.launchCommit());
    if (state.isEmpty()) {
      return Verification.couldNotRun("git cannot tell the state of " + launch.worktree());
    }
    return fault(state.get(), launch, stage)
        .map(Verification::failed)
        .or(() -> command(attempt, launch, spec, "build", spec.build()))
        .or(() -> tests(attempt, launch, spec))
        .orElseGet(Verification::passed);
  }

  private Optional<Verification> tests(Attempt attempt, Launch launch, VerifySpec spec) {
    if (spec.testRule() == VerifySpec.TestRule.MUST_PASS) {
      return command(attempt, launch, spec, "test", spec.test());
    }
    Optional<OwnedWorktree> owned = owned(launch.worktree());
    if (owned.isEmpty()) {
      return Optional.of(Verification.couldNotRun("it is not known where the branch began"));
    }
    Verification verdict =
        differential.verify(
            launch.worktree(),
            launch.worktree(),
            owned.get().start(),
            folder.verificationLog(attempt.id(), "test"),
            spec.timeout());
    return Optional.of(verdict).filter(found -> found.outcome() != Verification.Outcome.PASSED);
  }

  private Optional<OwnedWorktree> owned(Path worktree) {
    return worktrees.owned(worktree).stream()
        .filter(each -> each.folder().equals(worktree))
        .findFirst();
  }

  private static Optional<String> fault(WorktreeState state, Launch launch, Stage stage) {
    if (!state.branch().equals(Optional.of(launch.branch()))) {
      return Optional.of(
          "the worktree is on %s and not on its branch %s"
              .formatted(
                  state.branch().map(name -> "branch " + name).orElse("no branch"),
                  launch.branch()));
    }
    if (!state.isClean()) {
      return Optional.of(uncommitted(state.uncommitted()));
    }
    if (stage.requiresCommits() && state.commitCount() == 0) {
      return Optional.of("it ended well but made no commit");
    }
    return Optional.empty();
  }

  private static String uncommitted(List<String> files) {
    String named = String.join(", ", files.subList(0, Math.min(NAMED_FILES, files.size())));
    return (files.size() == 1 ? "1 file is" : files.size() + " files are")
        + " not committed: "
        + named
        + (files.size() > NAMED_FILES ? ", ..." : "");
  }

  /** The verdict of a command, when it decides the matter. */
  private Optional<Verification> command(
      Attempt attempt, Launch launch, VerifySpec spec, String what, Optional<String> line) {
    if (line.isEmpty()) {
      return Optional.empty();
    }
    Path log = folder.verificationLog(attempt.id(), what);
    CommandResult result =
        runner.run(
            Command.capturing(List.of("sh", "-c", line.get()), launch.worktree(), spec.timeout())
                .withEnvironment(Map.of(RunSite.MARKER, attempt.id().value()))
                .withOutput(new CommandOutput.ToLog(log)),
            cancellation);
    return verdict(what, line.get(), result.end())
        .map(verdict -> new Verification(verdict.outcome(), verdict.reason(), Optional.of(log)));
  }

  private static Optional<Verification> verdict(String what, String line, CommandEnd end) {
    String command = what + " command '" + line + "'";
    return end.match(
        exited ->
            switch (exited.status()) {
              case 0 -> Optional.empty();
              case 126, 127 ->
                  Optional.of(
                      Verification.couldNotRun(command + " was not found or may not be run"));
              default ->
                  Optional.of(
                      Verification.failed(command + " failed with exit code " + exited.status()));
            },
        signalled ->
            Optional.of(
                Verification.failed(command + " was ended by signal " + signalled.signal())),
        timedOut ->
            Optional.of(
                Verification.failed(
                    command + " took longer than " + timedOut.limit().toSeconds() + "s")),
        cancelled -> Optional.of(Verification.couldNotRun(command + " was cancelled")),
        notStarted ->
            Optional.of(
                Verification.couldNotRun(command + " did not start: " + notStarted.reason())),
        incomplete -> Optional.of(Verification.couldNotRun(command + " " + incomplete.words())));
  }
}
