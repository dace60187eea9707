package dev.orchestrator.runtime.runs;

import dev.orchestrator.core.error.ErrorCode;
import dev.orchestrator.core.error.OrchestratorException;
import dev.orchestrator.git.branch.BranchDiff;
import dev.orchestrator.git.branch.DiffRequest;
import dev.orchestrator.runs.overview.RunOverview;
import dev.orchestrator.runs.overview.RunOverview.IssueLine;
import dev.orchestrator.runs.plan.PlanRepository;
import dev.orchestrator.runs.plan.RunPlan;
import dev.orchestrator.runs.store.RunErrors;
import dev.orchestrator.runtime.usecase.RequestContext;
import dev.orchestrator.runtime.usecase.UseCase;
import jakarta.inject.Inject;
import java.util.Optional;

/** Shows what an issue changed, from the commit it began at to where its branch stands. */
public final class ShowDiff implements UseCase<ShowDiff.Request, DiffDocument> {

  /** The issue has no branch to look at. */
  public static final ErrorCode NO_WORK = ErrorCode.operation("NO_WORK");

  private final ShowRun show;
  private final BranchDiff diff;

  /** Asks git by {@code diff}. */
  @Inject
  public ShowDiff(ShowRun show, BranchDiff diff) {
    this.show = show;
    this.diff = diff;
  }

  /**
   * What to show.
   *
   * @param plan whose issue
   * @param issue its number
   * @param from what it is held against
   * @param form how much of it
   */
  public record Request(RunPlan plan, int issue, Against from, DiffRequest.Form form) {}

  /** What the work is held against. */
  public enum Against {
    /** The commit it began at: its own change. */
    BASE,
    /** The default branch as it stands now: what landing it would change. */
    DEFAULT_BRANCH
  }

  @Override
  public DiffDocument run(Request request, RequestContext context) {
    RunOverview overview = show.show(request.plan());
    IssueLine issue =
        overview.issues().stream()
            .filter(line -> line.number() == request.issue())
            .findFirst()
            .orElseThrow(() -> unknown(request));
    PlanRepository repository =
        Optional.ofNullable(request.plan().repositories().get(issue.repo()))
            .orElseThrow(() -> noWork(request.issue()));
    String base = issue.change().base().orElseThrow(() -> noWork(request.issue()));
    String text =
        diff.between(
            repository.path(),
            new DiffRequest(
                request.from() == Against.BASE ? Optional.of(base) : Optional.empty(),
                repository.defaultBranch(),
                issue.branch(),
                request.form()),
            context.cancellation());
    return new DiffDocument(
        1,
        request.plan().project(),
        issue.number(),
        issue.branch(),
        base,
        issue.change().commits().orElse(0),
        issue.change().insertions().orElse(0),
        issue.change().deletions().orElse(0),
        text);
  }

  private static OrchestratorException unknown(Request request) {
    return new OrchestratorException(
        RunErrors.ISSUE_UNKNOWN,
        "run '" + request.plan().project() + "' has no issue " + request.issue(),
        "'orchestrator workers status' shows the issues there are");
  }

  private static OrchestratorException noWork(int issue) {
    return new OrchestratorException(
        NO_WORK,
        "#" + issue + " has no branch yet: no attempt of it has begun",
        "'orchestrator workers why " + issue + "' tells why");
  }
}
