package dev.orchestrator.agents.prompt;

import dev.orchestrator.core.template.TextTemplate;
import dev.orchestrator.runs.attempt.AttemptKind;
import dev.orchestrator.runs.plan.Issue;
import dev.orchestrator.runs.plan.ProjectContext;
import dev.orchestrator.runs.plan.RunPlan;
import dev.orchestrator.runs.plan.Stage;
import dev.orchestrator.runs.plan.VerifySpec;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Fills in a prompt: a pure function of plan, issue, stage and progress. */
final class PromptText {

  private final RunPlan plan;
  private final StageInstructions instructions;
  private final PromptRules rules;

  PromptText(RunPlan plan, StageInstructions instructions, PromptRules rules) {
    this.plan = plan;
    this.instructions = instructions;
    this.rules = rules;
  }

  String write(
      Issue issue,
      Stage stage,
      AttemptKind kind,
      Path worktree,
      Progress progress,
      Map<String, Object> builtUpon) {
    Map<String, Object> values = values(issue, stage, worktree);
    values.putAll(builtUpon);
    boolean continuing = kind != AttemptKind.FRESH;
    TextTemplate asked = instructions.of(stage);
    values.put("continuation", continuing ? List.of(values(progress)) : List.of());
    values.put(
        "earlier",
        !continuing && !progress.commits().isEmpty() ? List.of(values(progress)) : List.of());
    values.put("instructions", asked.render(values).strip());
    return StageInstructions.builtIn("frame").render(values);
  }

  private Map<String, Object> values(Issue issue, Stage stage, Path worktree) {
    ProjectContext context = plan.contextOf(issue);
    VerifySpec verify = plan.verifyFor(issue, stage);
    Map<String, Object> values = new HashMap<>();
    values.put("project", plan.project());
    values.put(
        "issue",
        Map.of(
            "number", issue.number(),
            "title", issue.title(),
            "description", issue.description(),
            "text", issue.description().isBlank() ? issue.title() : issue.description().strip(),
            "repo", issue.repository(),
            "type", issue.taskType()));
    values.put("stage", stage.name());
    values.put("worktree", worktree.toString());
    values.put("branch", plan.repositoryOf(issue).branchOf(issue.number()));
    values.put("default_branch", plan.repositoryOf(issue).defaultBranch());
    values.put("language", section(context.language()));
    values.put("build_command", section(verify.build().asWritten().orElse("")));
    values.put("test_command", section(verify.test().asWritten().orElse("")));
    values.put("commit_prefix", section(context.commitPrefix()));
    values.put("requires_commits", stage.requiresCommits());
    values.put("key_files", context.keyFiles());
    values.put("key_files?", !context.keyFiles().isEmpty());
    values.put("rules", rules.of(plan, plan.repositoryOf(issue)));
    return values;
  }

  private static Map<String, Object> values(Progress progress) {
    return Map.of(
        "why", progress.why(),
        "commits", progress.commits(),
        "commits?", !progress.commits().isEmpty(),
        "uncommitted", progress.uncommitted(),
        "uncommitted?", !progress.uncommitted().isEmpty(),
        "said", section(progress.said()));
  }

  /** False makes a section disappear; an empty text would not. */
  private static Object section(String text) {
    return text.isBlank() ? false : text;
  }
}
