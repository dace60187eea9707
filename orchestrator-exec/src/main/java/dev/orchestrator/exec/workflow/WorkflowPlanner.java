package dev.orchestrator.exec.workflow;

import dev.orchestrator.core.error.OrchestratorException;
import dev.orchestrator.core.expression.Expression;
import dev.orchestrator.core.expression.ExpressionException;
import dev.orchestrator.core.expression.FieldType;
import dev.orchestrator.core.expression.FieldValue;
import dev.orchestrator.core.expression.Vocabulary;
import dev.orchestrator.core.registry.Repository;
import dev.orchestrator.core.registry.RepositoryRegistry;
import dev.orchestrator.core.selector.RegistryFields;
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

  private static final String OUTCOME = "outcome";

  private final RegistryFields fields;
  private final Vocabulary vocabulary;
  private final ToolPlanner tools;
  private final LogFolder logs;
  private final SafetyCheck safety;

  /** For the repositories of a registry. */
  @Inject
  public WorkflowPlanner(
      RepositoryRegistry registry, ToolPlanner tools, LogFolder logs, SafetyCheck safety) {
    this.fields = new RegistryFields(registry);
    this.vocabulary = vocabulary(fields);
    this.tools = tools;
    this.logs = logs;
    this.safety = safety;
  }

  private static Vocabulary vocabulary(RegistryFields fields) {
    Map<String, FieldType> types = new HashMap<>(Map.of(OUTCOME, FieldType.TEXT));
    fields
        .vocabulary()
        .types()
        .forEach((name, type) -> types.put(RepositoryValues.PREFIX + name, type));
    return new Vocabulary(types);
  }

  /**
   * What the workflow would do there; skipped when no step applies.
   *
   * @throws OrchestratorException for a template or condition that cannot be resolved: nothing of a
   *     workflow runs before all of it is understood
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
      Optional<Expression> condition =
          circumstances.condition().map(text -> parse(circumstances.where(), text));
      boolean later = condition.filter(it -> it.fields().contains(OUTCOME)).isPresent();
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

    private Expression parse(String where, String condition) {
      try {
        return Expression.parse(condition, vocabulary);
      } catch (ExpressionException wrong) {
        throw new OrchestratorException(
            wrong.code(), where + ": " + wrong.message(), wrong.hint().orElse(null), wrong);
      }
    }

    private boolean holds(Expression condition, Outcome outcome) {
      return condition.holds(
          name ->
              name.equals(OUTCOME)
                  ? new FieldValue.Text(outcome.toString())
                  : fields.value(repository, name.substring(RepositoryValues.PREFIX.length())));
    }
  }
}
