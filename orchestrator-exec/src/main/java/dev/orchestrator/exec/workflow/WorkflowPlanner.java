package dev.orchestrator.exec.workflow;

import dev.orchestrator.core.error.OrchestratorException;
import dev.orchestrator.core.expression.Expression;
import dev.orchestrator.core.registry.Repository;
import dev.orchestrator.core.template.RepositoryValues;
import dev.orchestrator.exec.language.PlannedTool;
import dev.orchestrator.exec.language.ToolPlanner;
import dev.orchestrator.exec.log.LogFolder;
import dev.orchestrator.exec.run.Outcome;
import dev.orchestrator.exec.run.PlannedRun;
import dev.orchestrator.exec.run.PlannedStep;
import dev.orchestrator.exec.run.SafetyCheck;
import dev.orchestrator.exec.run.TestReport;
import dev.orchestrator.exec.spi.ProjectAction;
import jakarta.inject.Inject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Resolves a workflow for a repository. Starts nothing, writes nothing. */
public final class WorkflowPlanner {

  private final WorkflowNames names;
  private final ToolPlanner tools;
  private final LogFolder logs;
  private final SafetyCheck safety;

  @Inject
  WorkflowPlanner(WorkflowNames names, ToolPlanner tools, LogFolder logs, SafetyCheck safety) {
    this.names = names;
    this.tools = tools;
    this.logs = logs;
    this.safety = safety;
  }

  /**
   * What the workflow would do there; skipped when no step applies.
   *
   * @throws OrchestratorException for a template that cannot be resolved: nothing of a workflow
   *     runs before all of it is understood
   */
  public PlannedRun plan(Workflow workflow, Repository repository, boolean pushRequested) {
    Resolution resolution = new Resolution(repository);
    workflow.steps().forEach(resolution::add);
    Path log =
        workflow
            .logFile()
            .map(template -> repository.local().resolve(template.render(resolution.values)))
            .orElse(logs.log(workflow.name(), repository.name()));
    if (!Files.isDirectory(repository.local())) {
      return PlannedRun.impossible(
          repository, log, "the folder " + repository.local() + " does not exist");
    }
    if (resolution.steps.isEmpty()) {
      return PlannedRun.skipped(
          repository, log, "no step of workflow '" + workflow.name() + "' applies to it");
    }
    return new PlannedRun(
        repository,
        resolution.steps,
        log,
        Optional.empty(),
        safety.judge(repository, resolution.steps, pushRequested),
        report(workflow, repository, resolution),
        resolution.tool.map(PlannedTool::versionArgv).orElse(List.of()),
        resolution.tool.map(PlannedTool::scratch));
  }

  private TestReport report(Workflow workflow, Repository repository, Resolution resolution) {
    return resolution
        .tool
        .map(PlannedTool::report)
        .orElseGet(
            () ->
                Stream.of(ProjectAction.TEST)
                    .filter(action -> action.toString().equals(workflow.name()))
                    .findFirst()
                    .map(action -> tools.report(repository, action))
                    .orElse((log, startedAt) -> Optional.empty()));
  }

  /** The steps that apply, with the folder they have come to. */
  private final class Resolution {

    private final Repository repository;
    private final Map<String, Object> values;
    private final List<PlannedStep> steps = new ArrayList<>();
    private Path folder;
    private Optional<PlannedTool> tool = Optional.empty();

    Resolution(Repository repository) {
      this.repository = repository;
      this.values = RepositoryValues.of(repository);
      this.folder = repository.local();
    }

    void add(WorkflowStep step) {
      WorkflowStep.Circumstances circumstances = step.circumstances();
      Optional<Expression> condition = circumstances.condition();
      boolean later =
          condition.filter(it -> it.fields().contains(WorkflowNames.OUTCOME)).isPresent();
      boolean applies = later || condition.map(it -> holds(it, Outcome.PASSED)).orElse(true);
      // Resolved in any case: a mistake shows for every repository, not only where it would matter.
      Optional<PlannedStep> resolved = resolve(step, applies);
      if (applies) {
        Predicate<Outcome> when =
            later ? outcome -> holds(condition.orElseThrow(), outcome) : Outcome.PASSED::equals;
        resolved.map(plain -> under(plain, circumstances, when)).ifPresent(steps::add);
      }
    }

    private Optional<PlannedStep> resolve(WorkflowStep step, boolean applies) {
      Map<String, String> environment = new HashMap<>();
      step.circumstances()
          .environment()
          .forEach((name, value) -> environment.put(name, value.render(values)));
      if (step instanceof WorkflowStep.ChangeFolder change) {
        Path target = folder.resolve(change.target().render(values)).normalize();
        folder = applies ? target : folder;
        return Optional.empty();
      }
      if (step instanceof WorkflowStep.Run run) {
        String text = ShellTemplate.render(run.circumstances().where(), run.command(), values);
        return Optional.of(PlannedStep.shell(text, folder, environment));
      }
      return tool(((WorkflowStep.Tool) step).action(), environment);
    }

    private Optional<PlannedStep> tool(ProjectAction action, Map<String, String> environment) {
      Optional<PlannedTool> planned = tools.plan(repository, action, Optional.empty());
      tool = planned.or(() -> tool);
      return planned.map(
          found -> {
            Map<String, String> all = new HashMap<>(found.step().environment());
            all.putAll(environment);
            return PlannedStep.of(
                found.step().shown(), found.step().argv(), found.step().directory(), all);
          });
    }

    private PlannedStep under(
        PlannedStep plain, WorkflowStep.Circumstances circumstances, Predicate<Outcome> when) {
      return new PlannedStep(
          plain.shown(),
          plain.argv(),
          plain.directory(),
          plain.environment(),
          circumstances.timeout(),
          circumstances.continueOnError(),
          when);
    }

    private boolean holds(Expression condition, Outcome outcome) {
      return condition.holds(name -> names.value(repository, outcome, name));
    }
  }
}
