package dev.orchestrator.runs.store;

import dev.orchestrator.core.config.ConfigList;
import dev.orchestrator.core.config.ConfigText;
import dev.orchestrator.core.config.ConfigText.Edit;
import dev.orchestrator.core.config.ConfigurationException;
import dev.orchestrator.core.config.Problems;
import dev.orchestrator.core.error.OrchestratorException;
import dev.orchestrator.core.file.FileTrouble;
import dev.orchestrator.core.json.JsonCodec;
import dev.orchestrator.core.registry.LiveRegistry;
import dev.orchestrator.core.workspace.HostEnvironment;
import dev.orchestrator.core.workspace.Workspace;
import dev.orchestrator.runs.plan.Issue;
import dev.orchestrator.runs.plan.PlanReader;
import dev.orchestrator.runs.plan.RunPlan;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Makes plan files, and adds issues to them without touching a byte of what is there. */
public final class PlanEditor {

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Workspace workspace;
  private final HostEnvironment environment;
  private final LiveRegistry registry;

  /** What an edit makes of a plan is judged with the same eyes as the plan itself. */
  @Inject
  public PlanEditor(Workspace workspace, HostEnvironment environment, LiveRegistry registry) {
    this.workspace = workspace;
    this.environment = environment;
    this.registry = registry;
  }

  /**
   * Adds an issue. Who adds another at the same time waits.
   *
   * @param above an issue without a number gets one above this, too: numbers that the run knows and
   *     the plan no longer has are not given again
   * @throws OrchestratorException {@link RunErrors#ISSUE_REFUSED} when the plan would not be sound
   *     with it; also when the plan is not sound without it, or cannot be written. It is as before
   */
  public AddedIssue add(Path plan, NewIssue issue, int above) {
    return changing(
        plan,
        file ->
            file.edit(
                text -> {
                  int free = Math.max(above, highest(parse(plan, text))) + 1;
                  int number = issue.number().orElse(free);
                  ConfigList issues = ConfigList.parse(text, "issues");
                  return judged(plan, issues.with(List.of(issue.members(number))), number);
                }));
  }

  /**
   * Makes a plan with its first issue, or adds the issue where somebody made that file meanwhile.
   *
   * @param settings the members of the plan beside its issues
   * @throws OrchestratorException as {@link #add} does
   */
  public AddedIssue create(Path plan, Map<String, Object> settings, NewIssue issue, int above) {
    if (Files.exists(plan)) {
      return add(plan, issue, above);
    }
    int number = issue.number().orElse(above + 1);
    Map<String, Object> members = new LinkedHashMap<>(settings);
    members.put("issues", List.of(issue.members(number)));
    String text = new JsonCodec().pretty(members) + "\n";
    return changing(plan, file -> file.create(judged(plan, text, number)));
  }

  private Edit<AddedIssue> judged(Path plan, String text, int number) {
    return new Edit<>(text, new AddedIssue(withNothingWrong(plan, text, number), number));
  }

  private static int highest(RunPlan plan) {
    return plan.issues().stream().mapToInt(Issue::number).max().orElse(0);
  }

  /** A change to a plan file, made while nobody else changes it. */
  private interface Change {
    AddedIssue in(ConfigText file) throws IOException;
  }

  private AddedIssue changing(Path plan, Change change) {
    Path lock = workspace.locks().resolve("plan-" + plan.getFileName() + ".lock");
    try {
      return change.in(new ConfigText(plan, lock, PATIENCE));
    } catch (IOException failed) {
      throw new OrchestratorException(
          RunErrors.PLAN_NOT_WRITTEN,
          "cannot add to " + plan + ": " + FileTrouble.words(failed),
          "check that you may write there",
          failed);
    }
  }

  /** The plan was sound without the issue, so whatever is wrong now is wrong with the issue. */
  private RunPlan withNothingWrong(Path plan, String edited, int number) {
    try {
      return parse(plan, edited);
    } catch (ConfigurationException refused) {
      throw new OrchestratorException(
          RunErrors.ISSUE_REFUSED,
          refused.problems().stream()
              .map(problem -> "#" + number + " cannot be added: " + problem.message())
              .distinct()
              .collect(Collectors.joining("\n")),
          refused.problems().stream()
              .flatMap(problem -> problem.suggestion().stream())
              .findFirst()
              .orElse("nothing was changed; 'orchestrator workers status' shows what is there"),
          refused);
    }
  }

  private RunPlan parse(Path plan, String text) {
    return new PlanReader(environment).parse(plan, text, workspace, registry.get(), new Problems());
  }
}
