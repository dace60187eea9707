package dev.orchestrator.exec.build;

import dev.orchestrator.core.registry.Repository;
import dev.orchestrator.exec.language.ToolPlanner;
import dev.orchestrator.exec.log.LogFolder;
import dev.orchestrator.exec.run.PlannedRun;
import dev.orchestrator.exec.run.PlannedStep;
import dev.orchestrator.exec.run.SafetyCheck;
import dev.orchestrator.exec.run.TestReport;
import dev.orchestrator.exec.spi.ProjectAction;
import dev.orchestrator.exec.workflow.WorkflowPlanner;
import dev.orchestrator.exec.workflow.Workflows;
import jakarta.inject.Inject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Decides how a repository is set up, built or tested: by the command of its entry in {@code
 * repos.json}, else by the workflow of that name, else by its language plugin, else not at all.
 * Starts nothing.
 */
public final class BuildPlanner {

  private final ToolPlanner tools;
  private final Workflows workflows;
  private final WorkflowPlanner workflowPlanner;
  private final LogFolder logs;
  private final SafetyCheck safety;

  /** Plans with the workflows and plugins of a workspace. */
  @Inject
  public BuildPlanner(
      ToolPlanner tools,
      Workflows workflows,
      WorkflowPlanner workflowPlanner,
      LogFolder logs,
      SafetyCheck safety) {
    this.tools = tools;
    this.workflows = workflows;
    this.workflowPlanner = workflowPlanner;
    this.logs = logs;
    this.safety = safety;
  }

  /**
   * What would be done.
   *
   * @param test only tests of this name; then the language plugin is asked, which knows how
   * @throws dev.orchestrator.core.error.OrchestratorException when it cannot be told
   */
  public PlannedRun plan(Repository repository, ProjectAction action, Optional<String> test) {
    Path log = logs.log(action.toString(), repository.name());
    if (!Files.isDirectory(repository.local())) {
      return PlannedRun.impossible(
          repository, log, "the folder " + repository.local() + " does not exist");
    }
    if (test.isPresent()) {
      return byTool(repository, action, test, log);
    }
    return override(repository, action)
        .map(text -> byOverride(repository, action, text, log))
        .or(() -> byWorkflow(repository, action))
        .orElseGet(() -> byTool(repository, action, test, log));
  }

  /**
   * What installs the dependencies of a repository: the command of its entry, else the tool of its
   * language.
   *
   * @throws dev.orchestrator.core.error.OrchestratorException when it cannot be told
   */
  public PlannedRun setup(Repository repository) {
    Path log = logs.log("setup", repository.name());
    if (!Files.isDirectory(repository.local())) {
      return PlannedRun.impossible(
          repository, log, "the folder " + repository.local() + " does not exist");
    }
    return repository
        .commands()
        .setup()
        .map(text -> PlannedStep.shell(text, repository.local(), Map.of()))
        .or(() -> tools.setup(repository))
        .map(List::of)
        .map(steps -> PlannedRun.of(repository, steps, log, safety.judge(repository, steps, false)))
        .orElseGet(() -> PlannedRun.skipped(repository, log, "nothing has to be installed in it"));
  }

  private static Optional<String> override(Repository repository, ProjectAction action) {
    return switch (action) {
      case BUILD -> repository.commands().build();
      case TEST -> repository.commands().test();
      case LINT, CLEAN -> Optional.empty();
    };
  }

  private PlannedRun byOverride(
      Repository repository, ProjectAction action, String text, Path log) {
    PlannedStep step = PlannedStep.shell(text, repository.local(), Map.of());
    return planned(
        repository, step, log, tools.report(repository, action), List.of(), Optional.empty());
  }

  private Optional<PlannedRun> byWorkflow(Repository repository, ProjectAction action) {
    return workflows
        .find(action.toString())
        .map(workflow -> workflowPlanner.plan(workflow, repository, false))
        .filter(run -> run.obstacle().isEmpty());
  }

  private PlannedRun byTool(
      Repository repository, ProjectAction action, Optional<String> test, Path log) {
    return tools
        .plan(repository, action, test)
        .map(
            tool ->
                planned(
                    repository,
                    tool.step(),
                    log,
                    tool.report(),
                    tool.versionArgv(),
                    Optional.of(tool.scratch())))
        .orElseGet(
            () -> PlannedRun.skipped(repository, log, "no " + action + " was recognised in it"));
  }

  private PlannedRun planned(
      Repository repository,
      PlannedStep step,
      Path log,
      TestReport report,
      List<String> versionArgv,
      Optional<Path> scratch) {
    List<PlannedStep> steps = List.of(step);
    return new PlannedRun(
        repository,
        steps,
        log,
        Optional.empty(),
        safety.judge(repository, steps, false),
        report,
        versionArgv,
        scratch);
  }
}
