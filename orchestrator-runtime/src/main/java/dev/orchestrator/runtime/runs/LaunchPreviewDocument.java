package dev.orchestrator.runtime.runs;

import dev.orchestrator.runs.attempt.AttemptKind;
import dev.orchestrator.runs.forecast.Forecast;
import dev.orchestrator.runs.forecast.IssueForecast;
import dev.orchestrator.runs.plan.Issue;
import dev.orchestrator.runs.plan.RunPlan;
import dev.orchestrator.runs.plan.Stage;
import dev.orchestrator.runs.run.Assignment;
import dev.orchestrator.runs.run.IssueState;
import dev.orchestrator.runs.run.RunOutcome;
import dev.orchestrator.runs.run.RunState;
import dev.orchestrator.runtime.usecase.Document;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a launch would do.
 *
 * @param schemaVersion of the document
 * @param project the run
 * @param session what its session is called
 * @param workers how many workers it would have
 * @param pipeline the stages of its plan
 * @param issues those that are not completed: under way, to be started in this order, and last the
 *     ones that would not be started
 * @param agent who works on what names nobody else
 * @param supervised whether the run is under way already; then a launch begins nothing
 * @param starts every attempt in the order of its start, if each ends well
 * @param outcome how the run would then end; empty where it would wait for somebody
 * @param remarks what the user should know, a line each
 */
public record LaunchPreviewDocument(
    int schemaVersion,
    String project,
    String session,
    int workers,
    List<String> pipeline,
    List<PlannedIssue> issues,
    String agent,
    boolean supervised,
    List<PlannedStart> starts,
    Optional<RunOutcome> outcome,
    List<String> remarks)
    implements Document {

  /** Copies the lists. */
  public LaunchPreviewDocument {
    pipeline = List.copyOf(pipeline);
    issues = List.copyOf(issues);
    starts = List.copyOf(starts);
    remarks = List.copyOf(remarks);
  }

  /**
   * An issue, and when it begins.
   *
   * @param branch the branch it is worked on
   * @param worktree the folder it is worked on in
   * @param begin when it is worked on
   * @param worker the worker that has it first; empty when none does
   * @param reason why it does not begin at once; empty where it does
   */
  public record PlannedIssue(
      int number,
      String title,
      int wave,
      List<Integer> dependsOn,
      String branch,
      String worktree,
      IssueForecast.Begin begin,
      Optional<Integer> worker,
      String reason) {}

  /**
   * An attempt.
   *
   * @param kind whether its agent begins anew, goes on from what is there, or in its old session
   * @param agent whose account it runs on
   * @param now whether it begins as soon as the run is launched
   */
  public record PlannedStart(
      int issue, String stage, int worker, AttemptKind kind, String agent, boolean now) {}

  static LaunchPreviewDocument of(
      RunPlan plan,
      RunState state,
      int workers,
      boolean supervised,
      Forecast forecast,
      List<String> remarks) {
    Map<Integer, Issue> issues = plan.issuesByNumber();
    return new LaunchPreviewDocument(
        1,
        plan.project(),
        plan.session(),
        workers,
        plan.pipeline().stream().map(Stage::name).toList(),
        forecast.issues().stream()
            .flatMap(
                each ->
                    Optional.ofNullable(issues.get(each.number())).stream()
                        .map(issue -> issue(plan, state.issue(issue), issue, each)))
            .toList(),
        plan.settings().agent().type(),
        supervised,
        forecast.starts().stream().map(start -> start(start.assignment(), start.now())).toList(),
        forecast.outcome(),
        remarks);
  }

  private static PlannedIssue issue(
      RunPlan plan, IssueState known, Issue issue, IssueForecast forecast) {
    return new PlannedIssue(
        issue.number(),
        issue.title(),
        issue.wave(),
        issue.dependsOn(),
        known.branch().orElseGet(() -> plan.repositoryOf(issue).branchOf(issue.number())),
        known
            .worktree()
            .orElseGet(() -> plan.repositoryOf(issue).worktreeOf(issue.number()))
            .toString(),
        forecast.begin(),
        forecast.first().map(Assignment::worker),
        forecast.reason());
  }

  private static PlannedStart start(Assignment assignment, boolean now) {
    return new PlannedStart(
        assignment.issue(),
        assignment.stage(),
        assignment.worker(),
        assignment.kind(),
        assignment.account(),
        now);
  }
}
