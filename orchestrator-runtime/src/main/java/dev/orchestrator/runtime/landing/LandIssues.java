package dev.orchestrator.runtime.landing;

import dev.orchestrator.core.cancellation.CancellationToken;
import dev.orchestrator.runs.plan.RunPlan;
import dev.orchestrator.runs.store.RunStore;
import dev.orchestrator.runtime.usecase.RequestContext;
import dev.orchestrator.runtime.usecase.UseCase;
import dev.orchestrator.workers.landing.LandListener;
import dev.orchestrator.workers.landing.LandReport;
import dev.orchestrator.workers.landing.LandRequest;
import dev.orchestrator.workers.landing.Landings;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Lands finished branches, says what would land, or lands what finishes while a run goes on. */
public final class LandIssues implements UseCase<LandIssues.Request, LandingDocument> {

  private static final long LOOK_MILLIS = 1000;

  private final Landings landings;
  private final RunStore runs;

  /** Lands by {@code landings}. */
  @Inject
  public LandIssues(Landings landings, RunStore runs) {
    this.landings = landings;
    this.runs = runs;
  }

  /** How far it goes. */
  public enum Extent {
    /** Says what would land, and changes nothing. */
    PREVIEW,
    /** Lands what is finished. */
    ONCE,
    /** Lands what finishes until the run is over. */
    WHILE_IT_RUNS
  }

  /**
   * What to land.
   *
   * @param what which issues, where and how
   * @param extent how far it goes
   * @param listener hears how it comes along
   */
  public record Request(LandRequest what, Extent extent, LandListener listener) {}

  @Override
  public LandingDocument run(Request request, RequestContext context) {
    CancellationToken cancellation = context.cancellation();
    return LandingDocument.of(
        switch (request.extent()) {
          case PREVIEW -> landings.preview(request.what(), cancellation);
          case ONCE -> landings.land(request.what(), request.listener(), cancellation);
          case WHILE_IT_RUNS -> watch(request, cancellation);
        });
  }

  private LandReport watch(Request request, CancellationToken cancellation) {
    RunPlan plan = request.what().plan();
    Gathered gathered = new Gathered();
    long seen = -1;
    boolean live = true;
    while (live && !cancellation.isCancelled()) {
      live = runs.isSupervised(plan);
      long now = runs.state(plan).seq();
      if (now != seen || !live) {
        seen = now;
        landReady(request, gathered, live, cancellation);
      }
      if (live) {
        pause(cancellation);
      }
    }
    return gathered.report(plan);
  }

  private void landReady(
      Request request, Gathered gathered, boolean live, CancellationToken cancellation) {
    List<Integer> ready =
        landings.preview(request.what(), cancellation).issues().stream()
            .filter(line -> !live || line.outcome().equals("landed"))
            .map(LandReport.IssueLine::number)
            .filter(number -> !gathered.knows(number) || !live && !gathered.hasLanded(number))
            .toList();
    if (!ready.isEmpty()) {
      LandRequest what = request.what();
      gathered.add(
          landings.land(
              new LandRequest(
                  what.plan(),
                  ready,
                  what.repository(),
                  what.onto(),
                  what.strategy(),
                  what.options()),
              request.listener(),
              cancellation));
    }
  }

  private static void pause(CancellationToken cancellation) {
    try {
      for (long slept = 0; slept < LOOK_MILLIS && !cancellation.isCancelled(); slept += 100) {
        Thread.sleep(100);
      }
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
  }

  /** The reports of several landings as one. */
  private static final class Gathered {

    private final Map<Integer, LandReport.IssueLine> issues = new LinkedHashMap<>();
    private final Map<String, LandReport.RepositoryLine> repositories = new LinkedHashMap<>();
    private Optional<String> id = Optional.empty();

    void add(LandReport report) {
      id = report.id();
      report.issues().forEach(line -> issues.put(line.number(), line));
      report.repositories().forEach(line -> repositories.merge(line.repo(), line, Gathered::both));
    }

    private static LandReport.RepositoryLine both(
        LandReport.RepositoryLine first, LandReport.RepositoryLine last) {
      return new LandReport.RepositoryLine(
          last.repo(),
          last.target(),
          first.before(),
          last.after(),
          last.moved(),
          last.branch(),
          last.note(),
          last.problem());
    }

    boolean knows(int issue) {
      return issues.containsKey(issue);
    }

    boolean hasLanded(int issue) {
      return Optional.ofNullable(issues.get(issue))
          .filter(line -> List.of("landed", "flaky", "already").contains(line.outcome()))
          .isPresent();
    }

    LandReport report(RunPlan plan) {
      List<LandReport.IssueLine> inOrder = new ArrayList<>();
      plan.issues()
          .forEach(
              issue -> Optional.ofNullable(issues.get(issue.number())).ifPresent(inOrder::add));
      return new LandReport(1, id, List.copyOf(repositories.values()), inOrder);
    }
  }
}
