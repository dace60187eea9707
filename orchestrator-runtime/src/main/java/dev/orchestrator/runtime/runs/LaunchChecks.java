package dev.orchestrator.runtime.runs;

import dev.orchestrator.core.error.OrchestratorException;
import dev.orchestrator.core.text.PlainText;
import dev.orchestrator.runs.plan.RunPlan;
import dev.orchestrator.runs.store.RunStore;
import dev.orchestrator.runs.store.SuperviseRequest;
import dev.orchestrator.workers.notification.Notifications;
import dev.orchestrator.workers.preflight.LaunchWarnings;
import dev.orchestrator.workers.preflight.Preflight;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;

/** What is looked at before a run begins, whoever begins it. */
public final class LaunchChecks {

  private final RunStore runs;
  private final Preflight preflight;
  private final Notifications notifications;
  private final LaunchWarnings warnings;

  /** Asks each about its part. */
  @Inject
  public LaunchChecks(
      RunStore runs, Preflight preflight, Notifications notifications, LaunchWarnings warnings) {
    this.runs = runs;
    this.preflight = preflight;
    this.notifications = notifications;
    this.warnings = warnings;
  }

  /**
   * What the user should know, a line each; changes nothing.
   *
   * @throws OrchestratorException with what keeps the run from beginning
   */
  public List<String> remarks(SuperviseRequest request) {
    RunPlan plan = request.effectivePlan();
    preflight.backend(request.backend());
    List<String> remarks = new ArrayList<>(preflight.check(plan, runs.state(plan)));
    notifications
        .obstacles(plan)
        .forEach(text -> remarks.add("warning: cannot notify by " + PlainText.visible(text)));
    warnings.about(plan).forEach(text -> remarks.add("warning: " + text));
    return List.copyOf(remarks);
  }
}
