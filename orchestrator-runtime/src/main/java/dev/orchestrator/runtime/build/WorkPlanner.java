package dev.orchestrator.runtime.build;

import dev.orchestrator.core.registry.DependencyOrder;
import dev.orchestrator.core.registry.Repository;
import dev.orchestrator.core.registry.RepositoryRegistry;
import dev.orchestrator.core.selector.RepositorySelector;
import dev.orchestrator.exec.build.BuildPlanner;
import dev.orchestrator.exec.log.LogFolder;
import dev.orchestrator.exec.run.PlannedRun;
import dev.orchestrator.exec.run.PlannedStep;
import dev.orchestrator.exec.run.SafetyCheck;
import dev.orchestrator.exec.workflow.Workflow;
import dev.orchestrator.exec.workflow.WorkflowPlanner;
import dev.orchestrator.exec.workflow.Workflows;
import dev.orchestrator.runtime.usecase.Later;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Decides what is run where. Runs nothing. */
final class WorkPlanner implements WorkRequest.Cases<List<PlannedRun>> {

  private final RepositorySelector selector;
  private final RepositoryRegistry registry;
  private final Provider<BuildPlanner> builds;
  private final Provider<Workflows> workflows;
  private final Provider<WorkflowPlanner> workflowPlanner;
  private final LogFolder logs;
  private final SafetyCheck safety;
  private final LastRun last;

  @Inject
  WorkPlanner(
      RepositorySelector selector,
      RepositoryRegistry registry,
      Provider<BuildPlanner> builds,
      Provider<Workflows> workflows,
      Provider<WorkflowPlanner> workflowPlanner,
      LogFolder logs,
      SafetyCheck safety,
      LastRun last) {
    this.selector = selector;
    this.registry = registry;
    this.builds = builds;
    this.workflows = workflows;
    this.workflowPlanner = workflowPlanner;
    this.logs = logs;
    this.safety = safety;
    this.last = last;
  }

  List<PlannedRun> plan(WorkRequest request) {
    return request.match(this);
  }

  @Override
  public List<PlannedRun> build(WorkRequest.Build request) {
    List<Repository> selected =
        request.which().toldByLastRun()
            ? selector.select(request.repositories())
            : selector.selectNamed(request.repositories());
    List<Repository> candidates =
        request.which().withDependents()
            ? DependencyOrder.withDependents(selected, registry)
            : selected;
    List<Repository> chosen = last.choose(candidates, request.action(), request.which());
    DependencyOrder.of(chosen, registry);
    BuildPlanner planner = Later.get(builds::get);
    return chosen.stream()
        .map(each -> planner.plan(each, request.action(), request.only()))
        .toList();
  }

  @Override
  public List<PlannedRun> setup(WorkRequest.Setup request) {
    return selector.selectNamed(request.repositories()).stream()
        .map(Later.get(builds::get)::setup)
        .toList();
  }

  @Override
  public List<PlannedRun> workflow(WorkRequest.RunWorkflow request) {
    Workflow workflow = Later.get(workflows::get).require(request.name());
    List<Repository> selected = selector.selectNamed(request.repositories());
    WorkflowPlanner planner = Later.get(workflowPlanner::get);
    return selected.stream().map(each -> planner.plan(workflow, each, request.push())).toList();
  }

  @Override
  public List<PlannedRun> command(WorkRequest.AnyCommand request) {
    return selector.selectNamed(request.repositories()).stream()
        .map(each -> command(each, request))
        .toList();
  }

  private PlannedRun command(Repository repository, WorkRequest.AnyCommand request) {
    Path log = logs.log("exec", repository.name());
    if (!Files.isDirectory(repository.local())) {
      return PlannedRun.impossible(
          repository, log, "the folder " + repository.local() + " does not exist");
    }
    String shown = String.join(" ", request.words());
    PlannedStep step =
        request.shell()
            ? PlannedStep.shell(shown, repository.local(), Map.of())
            : PlannedStep.of(shown, request.words(), repository.local(), Map.of());
    return PlannedRun.of(
        repository, List.of(step), log, safety.judge(repository, List.of(step), request.push()));
  }
}
