package dev.orchestrator.workers.supervisor;

import dev.orchestrator.core.cancellation.CancellationToken;
import dev.orchestrator.runs.attempt.AttemptId;
import dev.orchestrator.runs.attempt.Verification;
import dev.orchestrator.runs.plan.RunPlan;
import dev.orchestrator.runs.plan.Stage;
import dev.orchestrator.runs.run.Attempt;
import dev.orchestrator.runs.run.Launch;
import dev.orchestrator.runs.run.RunState;
import dev.orchestrator.runs.store.AttemptFolder;
import dev.orchestrator.runs.store.BootId;
import dev.orchestrator.runs.store.RunFolder;
import dev.orchestrator.workers.evidence.HistoryCheck;
import dev.orchestrator.workers.evidence.VerificationTask;
import dev.orchestrator.workers.launch.LaunchRecord;
import dev.orchestrator.workers.scope.RunSite;
import dev.orchestrator.workers.verification.BuildCheck;
import dev.orchestrator.workers.worktree.EndOfWork;
import java.util.Map;
import java.util.Optional;

/**
 * Looks whether an attempt that ended well has done what its stage asks: first what git knows,
 * which is cheap, then build and tests.
 */
final class AttemptVerifier {

  private final RunFolder folder;
  private final HistoryCheck histories;
  private final BuildCheck builds;
  private final EndOfWork ends;
  private final CancellationToken cancellation;

  AttemptVerifier(
      RunFolder folder,
      HistoryCheck histories,
      BuildCheck builds,
      EndOfWork ends,
      CancellationToken cancellation) {
    this.folder = folder;
    this.histories = histories;
    this.builds = builds;
    this.ends = ends;
    this.cancellation = cancellation;
  }

  Verification verify(RunPlan plan, RunState state, Attempt attempt) {
    Optional<Launch> launch = attempt.launch().or(() -> unconfirmed(attempt));
    Optional<Stage> stage = plan.stage(attempt.assignment().stage());
    if (launch.isEmpty() || stage.isEmpty()) {
      return Verification.couldNotRun("it is not known where the attempt worked");
    }
    return verify(new VerificationTask(plan, state, attempt, launch.get(), stage.get()));
  }

  private Verification verify(VerificationTask task) {
    Verification facts = histories.check(task);
    if (facts.outcome() != Verification.Outcome.PASSED) {
      return facts;
    }
    Verification built = builds.check(question(task), cancellation);
    ends.verified(task.launch().worktree(), task.launch().launchCommit());
    return facts.change().map(built::on).orElse(built);
  }

  private BuildCheck.Question question(VerificationTask task) {
    AttemptId attempt = task.attempt().id();
    return new BuildCheck.Question(
        task.planRepository(),
        task.launch().worktree(),
        Optional.of(histories.base(task)),
        task.verifySpec(),
        task.plan().settings().preparation().command(),
        folder.attempt(attempt).path(),
        Map.of(RunSite.MARKER, attempt.value()));
  }

  /** It began and ended while no supervisor lived to write down that it did. */
  private Optional<Launch> unconfirmed(Attempt attempt) {
    AttemptFolder attemptFolder = folder.attempt(attempt.id());
    return attemptFolder.launch().map(note -> LaunchRecord.of(attemptFolder, BootId.current()));
  }
}
