package dev.orchestrator.runs.store;

import dev.orchestrator.core.config.ConfigList;
import dev.orchestrator.core.config.ConfigurationException;
import dev.orchestrator.core.config.Problems;
import dev.orchestrator.core.error.OrchestratorException;
import dev.orchestrator.core.file.AtomicFile;
import dev.orchestrator.core.file.FileTrouble;
import dev.orchestrator.core.file.LockFile;
import dev.orchestrator.core.registry.RepositoryRegistry;
import dev.orchestrator.core.workspace.HostEnvironment;
import dev.orchestrator.core.workspace.Workspace;
import dev.orchestrator.runs.plan.PlanReader;
import dev.orchestrator.runs.plan.RunPlan;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/** Adds issues to a plan file without touching a byte of what is there. */
public final class PlanEditor {

  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final String MARK = "\uFEFF";

  private final Workspace workspace;
  private final HostEnvironment environment;
  private final RepositoryRegistry registry;

  /** What an edit makes of a plan is judged with the same eyes as the plan itself. */
  @Inject
  public PlanEditor(Workspace workspace, HostEnvironment environment, RepositoryRegistry registry) {
    this.workspace = workspace;
    this.environment = environment;
    this.registry = registry;
  }

  /**
   * Adds an issue. Who adds another at the same time waits.
   *
   * @return the plan with it
   * @throws OrchestratorException {@link RunErrors#ISSUE_REFUSED} when the plan would not be sound
   *     with it; also when the plan is not sound without it, or cannot be written. It is as before
   */
  public RunPlan add(Path plan, NewIssue issue) {
    try {
      LockFile lock =
          LockFile.acquire(
                  workspace.locks().resolve("plan-" + plan.getFileName() + ".lock"), PATIENCE)
              .orElseThrow(() -> new IOException("somebody else is editing it"));
      try {
        return addAlone(plan, issue);
      } finally {
        lock.close();
      }
    } catch (IOException failed) {
      throw new OrchestratorException(
          RunErrors.PLAN_NOT_WRITTEN,
          "cannot add to " + plan + ": " + FileTrouble.words(failed),
          "check that you may write there",
          failed);
    }
  }

  private RunPlan addAlone(Path plan, NewIssue issue) throws IOException {
    String whole = Files.readString(plan);
    String mark = whole.startsWith(MARK) ? MARK : "";
    String text = whole.substring(mark.length());
    parse(plan, text);
    String edited = ConfigList.parse(text, "issues").with(List.of(issue.members()));
    RunPlan after = withNothingWrong(plan, edited, issue);
    AtomicFile.write(plan, mark + edited);
    return after;
  }

  /** The plan was sound without the issue, so whatever is wrong now is wrong with the issue. */
  private RunPlan withNothingWrong(Path plan, String edited, NewIssue issue) {
    try {
      return parse(plan, edited);
    } catch (ConfigurationException refused) {
      throw new OrchestratorException(
          RunErrors.ISSUE_REFUSED,
          refused.problems().stream()
              .map(problem -> "#" + issue.number() + " cannot be added: " + problem.message())
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
    return new PlanReader(environment).parse(plan, text, workspace, registry, new Problems());
  }
}
