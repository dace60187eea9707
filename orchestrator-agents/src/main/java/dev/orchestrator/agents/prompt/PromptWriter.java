package dev.orchestrator.agents.prompt;

import dev.orchestrator.core.workspace.Workspace;
import dev.orchestrator.runs.attempt.AttemptEnd;
import dev.orchestrator.runs.attempt.AttemptKind;
import dev.orchestrator.runs.plan.Issue;
import dev.orchestrator.runs.plan.RunPlan;
import dev.orchestrator.runs.plan.Stage;
import dev.orchestrator.runs.run.Assignment;
import dev.orchestrator.runs.run.Attempt;
import dev.orchestrator.runs.run.IssueState;
import dev.orchestrator.runs.run.RunState;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes the prompt of an attempt: the assignment, and what is there already. Thread-safe. */
public final class PromptWriter {

  private final Workspace workspace;
  private final EarlierWork earlier;
  private final BuiltUpon builtUpon;
  private final PromptRules rules;
  private final LastWords lastWords;

  /** Looks for prompt files in the workspace, and for what is there already in the worktree. */
  @Inject
  public PromptWriter(
      Workspace workspace,
      EarlierWork earlier,
      BuiltUpon builtUpon,
      PromptRules rules,
      LastWords lastWords) {
    this.workspace = workspace;
    this.earlier = earlier;
    this.builtUpon = builtUpon;
    this.rules = rules;
    this.lastWords = lastWords;
  }

  /** The prompt of an attempt that is about to start. */
  public String write(RunPlan plan, RunState state, Assignment assignment, Path worktree) {
    Issue issue = plan.issue(assignment.issue()).orElseThrow();
    Stage stage = plan.stage(assignment.stage()).orElseThrow();
    return write(plan, state, issue, stage, assignment.kind(), worktree);
  }

  /** What the agent of an issue would be told now. */
  public String preview(RunPlan plan, RunState state, Issue issue, Optional<Stage> asked) {
    IssueState known = state.issue(issue);
    Stage stage =
        asked.or(() -> known.stage().flatMap(plan::stage)).orElse(plan.firstStageOf(issue));
    Path worktree =
        known.worktree().orElseGet(() -> plan.repositoryOf(issue).worktreeOf(issue.number()));
    return write(plan, state, issue, stage, known.next().kind(), worktree);
  }

  /** Stages of the plan that nobody wrote instructions for. */
  public List<String> stagesWithoutInstructions(RunPlan plan) {
    StageInstructions instructions = instructions(plan);
    return plan.pipeline().stream()
        .filter(stage -> !instructions.has(stage))
        .map(Stage::name)
        .toList();
  }

  private String write(
      RunPlan plan, RunState state, Issue issue, Stage stage, AttemptKind kind, Path worktree) {
    boolean first = stage.equals(plan.firstStageOf(issue)) || state.issue(issue).merging();
    boolean begun = kind != AttemptKind.FRESH || !first;
    Progress progress = begun ? progress(plan, state, issue, worktree) : Progress.NONE;
    return new PromptText(plan, instructions(plan), rules)
        .write(issue, stage, kind, worktree, progress, upon(plan, state, issue));
  }

  private Map<String, Object> upon(RunPlan plan, RunState state, Issue issue) {
    return new BuiltUponText(state.issue(issue), builtUpon.of(plan, state, issue)).values();
  }

  private StageInstructions instructions(RunPlan plan) {
    Path beside = plan.file().resolveSibling("prompts");
    return new StageInstructions(List.of(workspace.prompts(), beside));
  }

  private Progress progress(RunPlan plan, RunState state, Issue issue, Path worktree) {
    EarlierWork.Found found = earlier.in(plan.repositoryOf(issue).path(), worktree);
    return new Progress(
        why(state.issue(issue)),
        found.commits(),
        found.uncommitted(),
        lastWords.of(plan, state, issue));
  }

  private static String why(IssueState known) {
    String advice = known.next().advice();
    if (!advice.isBlank()) {
      return "The attempt before this one did not do: " + advice + ".";
    }
    return known
        .last()
        .flatMap(Attempt::end)
        .map(AttemptEnd::describe)
        .map(end -> "The attempt before this one " + end + ".")
        .orElse("An earlier attempt began this work.");
  }
}
