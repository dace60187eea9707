package dev.orchestrator.runtime.runs;

import dev.orchestrator.core.error.OrchestratorException;
import dev.orchestrator.runs.decision.BaseLook;
import dev.orchestrator.runs.decision.HostLook;
import dev.orchestrator.runs.forecast.Forecast;
import dev.orchestrator.runs.forecast.Forecaster;
import dev.orchestrator.runs.plan.RunPlan;
import dev.orchestrator.runs.run.Moment;
import dev.orchestrator.runs.run.RunState;
import dev.orchestrator.runs.store.RunStore;
import dev.orchestrator.runs.store.SuperviseRequest;
import dev.orchestrator.runtime.usecase.RequestContext;
import dev.orchestrator.runtime.usecase.UseCase;
import dev.orchestrator.workers.consent.SetupConsent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/**
 * Says what a launch would do, and makes nothing: what keeps it from beginning is an error, as it
 * is for the launch, and everything else is asked of the rules that decide in the run.
 */
public final class PreviewLaunch implements UseCase<SuperviseRequest, LaunchPreviewDocument> {

  private final LaunchChecks checks;
  private final RunStore runs;
  private final SetupConsent consent;
  private final HostLook host;
  private final BaseLook bases;
  private final Clock clock;

  /** Looks once at the machine and at what git has. */
  @Inject
  public PreviewLaunch(
      LaunchChecks checks,
      RunStore runs,
      SetupConsent consent,
      HostLook host,
      BaseLook bases,
      Clock clock) {
    this.checks = checks;
    this.runs = runs;
    this.consent = consent;
    this.host = host;
    this.bases = bases;
    this.clock = clock;
  }

  /**
   * The preview of a run that is launched now.
   *
   * @throws OrchestratorException with what keeps it from beginning
   */
  @Override
  public LaunchPreviewDocument run(SuperviseRequest request, RequestContext context) {
    RunPlan plan = request.effectivePlan();
    List<String> remarks = new ArrayList<>(checks.remarks(request));
    RunState state = runs.state(plan);
    boolean supervised = runs.isSupervised(plan);
    Moment now = new Moment(clock.instant(), state.last().elapsed());
    Forecast forecast =
        new Forecaster(plan, state, now, host.look(plan, now), bases.once(plan))
            .play(request.workers(), request.first());
    if (supervised) {
      remarks.add("The run is under way already: a launch would begin nothing.");
    } else {
      consent.changed(plan).stream()
          .map(SetupConsent::refusal)
          .map(refusal -> "warning: " + refusal.message() + "; a launch asks about it first")
          .forEach(remarks::add);
    }
    int workers = request.workers().orElse(plan.settings().workers());
    return LaunchPreviewDocument.of(plan, state, workers, supervised, forecast, remarks);
  }
}
