package dev.orchestrator.workers.bases;

import dev.orchestrator.core.cancellation.CancellationToken;
import dev.orchestrator.core.error.OrchestratorException;
import dev.orchestrator.git.base.Bases;
import dev.orchestrator.runs.base.BaseObservation;
import dev.orchestrator.runs.base.BaseQuestion;
import dev.orchestrator.runs.decision.BaseLook;
import dev.orchestrator.runs.plan.PlanRepository;
import dev.orchestrator.runs.plan.RunPlan;
import dev.orchestrator.workers.landed.LandedWork;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Function;

/**
 * Answers what issues would begin at, by what git knows here. The one place for it: worktrees, the
 * stories of runs and dry runs all ask it. Thread-safe.
 */
public final class BaseProbe implements BaseLook {

  private final Bases git;
  private final LandedWork landed;
  private final Clock clock;

  /** Asks {@code git}, and {@code landed} for what git cannot tell. */
  @Inject
  public BaseProbe(Bases git, LandedWork landed, Clock clock) {
    this.git = git;
    this.landed = landed;
    this.clock = clock;
  }

  /** Fetches the base branch of a repository, unless that was done a moment ago. */
  void refresh(PlanRepository repository, Duration atMostOld, CancellationToken cancellation) {
    git.refresh(repository.path(), repository.defaultBranch(), atMostOld, cancellation);
  }

  @Override
  public BaseObservation answer(RunPlan plan, BaseQuestion question) {
    CancellationToken cancellation = new CancellationToken();
    return answer(question, trunks(plan, cancellation), cancellation);
  }

  @Override
  public Function<BaseQuestion, BaseObservation> once(RunPlan plan) {
    CancellationToken cancellation = new CancellationToken();
    Trunks trunks = trunks(plan, cancellation);
    return question -> answer(question, trunks, cancellation);
  }

  /** The same for several questions that share what is known of their repositories. */
  BaseObservation answer(BaseQuestion question, Trunks trunks, CancellationToken cancellation) {
    try {
      return new BaseInquiry(git, trunks, question, cancellation).answer(clock.instant());
    } catch (OrchestratorException unusable) {
      return BaseObservation.none(question, unusable.message());
    }
  }

  /** To be asked about the repositories of a plan. */
  Trunks trunks(RunPlan plan, CancellationToken cancellation) {
    return new Trunks(git, landed, plan, cancellation);
  }
}
