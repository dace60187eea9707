package dev.orchestrator.runtime.runs;

import dev.orchestrator.core.error.OrchestratorException;
import dev.orchestrator.runs.overview.IssueCounts;
import dev.orchestrator.runs.overview.RunOverview;
import dev.orchestrator.runs.overview.RunStatus;
import dev.orchestrator.runs.store.KnownRun;
import dev.orchestrator.runs.store.PlanInForce;
import dev.orchestrator.runs.store.RunDirectory;
import dev.orchestrator.runtime.runs.RunList.Line;
import dev.orchestrator.runtime.usecase.RequestContext;
import dev.orchestrator.runtime.usecase.UseCase;
import jakarta.inject.Inject;
import java.util.List;

/** Lists every run of a workspace with its state: those with a plan, and those that were begun. */
public final class ListRuns implements UseCase<ListRuns.Request, RunList> {

  private final RunDirectory runs;
  private final ShowRun show;

  /** Looks at each by {@code show}. */
  @Inject
  public ListRuns(RunDirectory runs, ShowRun show) {
    this.runs = runs;
    this.show = show;
  }

  /** All of them. */
  public record Request() {}

  /** Never fails because of one run: what is wrong with it stands in its line. */
  @Override
  public RunList run(Request request, RequestContext context) {
    return new RunList(1, runs.all().stream().map(this::line).toList());
  }

  private Line line(KnownRun run) {
    try {
      PlanInForce inForce = runs.plan(run);
      RunOverview overview = show.show(inForce.plan());
      return new Line(
          run.project(),
          runs.file(run).toString(),
          overview.run().state(),
          overview.run().session(),
          overview.run().backend(),
          IssueCounts.of(overview.issues()),
          inForce.trouble().orElse(""));
    } catch (OrchestratorException unusable) {
      return new Line(
          run.project(),
          run.plan().map(Object::toString).orElse(""),
          RunStatus.NEVER,
          "",
          "",
          IssueCounts.of(List.of()),
          unusable.message());
    }
  }
}
