package dev.orchestrator.runtime.doctor;

import dev.orchestrator.core.error.OrchestratorException;
import dev.orchestrator.core.spi.DoctorCheck;
import dev.orchestrator.core.spi.DoctorFinding;
import dev.orchestrator.core.text.Counted;
import dev.orchestrator.runs.overview.RunOverview;
import dev.orchestrator.runs.overview.RunStatus;
import dev.orchestrator.runs.plan.RunPlan;
import dev.orchestrator.runs.store.KnownRun;
import dev.orchestrator.runs.store.RunDirectory;
import dev.orchestrator.runs.store.SuperviseRequest;
import dev.orchestrator.runtime.runs.ShowRun;
import dev.orchestrator.workers.background.BackgroundMonitor;
import dev.orchestrator.workers.preflight.Preflight;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Runs that lost their supervisor or their session, and sessions that nobody needs any more. */
final class RunsCheck implements DoctorCheck {

  private final RunDirectory runs;
  private final Provider<ShowRun> show;
  private final Provider<Preflight> preflight;
  private final Provider<BackgroundMonitor> background;

  @Inject
  RunsCheck(
      RunDirectory runs,
      Provider<ShowRun> show,
      Provider<Preflight> preflight,
      Provider<BackgroundMonitor> background) {
    this.runs = runs;
    this.show = show;
    this.preflight = preflight;
    this.background = background;
  }

  @Override
  public String name() {
    return "runs";
  }

  @Override
  public List<DoctorFinding> examine() {
    List<KnownRun> begun = runs.all().stream().filter(KnownRun::begun).toList();
    List<DoctorFinding> findings = new ArrayList<>();
    begun.forEach(run -> findings.addAll(examine(run)));
    if (findings.isEmpty() && !begun.isEmpty()) {
      findings.add(
          DoctorFinding.good(Counted.of(begun.size(), "run") + " looked at; nobody is missing"));
    }
    return findings;
  }

  /** A run that cannot be read must not hide the others. */
  private List<DoctorFinding> examine(KnownRun run) {
    try {
      RunPlan plan = runs.plan(run).plan();
      return examine(plan, show.get().show(plan));
    } catch (OrchestratorException unusable) {
      String first = unusable.message().lines().findFirst().orElse("");
      return List.of(
          DoctorFinding.problem(
              "run '" + run.project() + "' cannot be read: " + first,
              unusable.hint().orElse("mend what is named")));
    }
  }

  private List<DoctorFinding> examine(RunPlan plan, RunOverview overview) {
    RunStatus state = overview.run().state();
    String project = plan.project();
    boolean reachable = isReachable(plan, overview);
    if (state == RunStatus.CRASHED) {
      return List.of(crashed(project, overview, reachable));
    }
    if (state.isLive() && !reachable) {
      return List.of(
          DoctorFinding.problem(
              "the session '"
                  + overview.run().session()
                  + "' of run '"
                  + project
                  + "' is gone, or"
                  + " does not answer, while its supervisor lives",
              command("workers stop", project)
                  + " ends it; then "
                  + command("workers launch", project)
                  + " goes on"));
    }
    if (!state.isLive() && reachable) {
      return List.of(
          DoctorFinding.warning(
              "run '%s' is %s and its session '%s' is still there"
                  .formatted(project, state, overview.run().session()),
              command("workers cleanup --keep-worktrees", project) + " ends the session"));
    }
    return List.of();
  }

  private static DoctorFinding crashed(String project, RunOverview overview, boolean reachable) {
    long busy = overview.workers().stream().filter(each -> each.issueNumber().isPresent()).count();
    String session =
        reachable ? "" : ", and its session '" + overview.run().session() + "' is gone";
    return DoctorFinding.problem(
        "run '%s' lost its supervisor with %s at work%s"
            .formatted(project, Counted.of(busy, "worker"), session),
        command("workers launch", project)
            + " goes on with it, "
            + command("workers stop", project)
            + " ends it");
  }

  private boolean isReachable(RunPlan plan, RunOverview overview) {
    SuperviseRequest request =
        new SuperviseRequest(
            plan, Optional.empty(), Optional.empty(), overview.run().backend(), List.of());
    try {
      return preflight
          .get()
          .backend(overview.run().backend())
          .find(background.get().sessionWithoutMonitor(request))
          .isPresent();
    } catch (OrchestratorException withoutBackend) {
      return false;
    }
  }

  private static String command(String words, String project) {
    return "'orchestrator " + words + " --config " + project + "'";
  }
}
