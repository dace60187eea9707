package dev.orchestrator.exec.workflow;

import dev.orchestrator.core.config.ConfigFile;
import dev.orchestrator.core.config.ConfigObject;
import dev.orchestrator.core.config.Problems;
import dev.orchestrator.core.error.OrchestratorException;
import dev.orchestrator.core.expression.Expression;
import dev.orchestrator.core.expression.ExpressionException;
import dev.orchestrator.core.template.TextTemplate;
import dev.orchestrator.core.text.Durations;
import dev.orchestrator.core.text.Suggestions;
import dev.orchestrator.core.workspace.Workspace;
import dev.orchestrator.exec.spi.ProjectAction;
import dev.orchestrator.exec.workflow.WorkflowStep.Circumstances;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Reads {@code config/workflows.json}, reporting everything that is wrong with it at once, a
 * condition or a template that names what no repository has among it.
 */
final class WorkflowFile {

  private static final List<String> WORKFLOW_KEYS = List.of("description", "steps", "log_file");

  private static final List<String> STEP_KEYS =
      List.of(
          "action",
          "target",
          "command",
          "condition",
          "continue_on_error",
          "timeout",
          "env",
          "description");

  private final WorkflowNames names;

  WorkflowFile(WorkflowNames names) {
    this.names = names;
  }

  private static Path path(Workspace workspace) {
    return workspace.config().resolve("workflows.json");
  }

  /** A workspace need not have the file. */
  Workflows read(Workspace workspace, Problems problems) {
    if (!Files.exists(path(workspace))) {
      return new Workflows(List.of());
    }
    ConfigObject top = ConfigFile.read(path(workspace), problems);
    top.warnOfUnknownKeys(List.of("workflows"));
    List<Workflow> workflows = new ArrayList<>();
    top.objectsByKey("workflows").forEach((name, entry) -> workflows.add(workflow(name, entry)));
    problems.refuseErrors();
    return new Workflows(workflows);
  }

  private Workflow workflow(String name, ConfigObject entry) {
    entry.warnOfUnknownKeys(WORKFLOW_KEYS);
    List<WorkflowStep> steps = new ArrayList<>();
    int number = 0;
    for (ConfigObject step : entry.objects("steps")) {
      number++;
      step(step, "workflow '" + name + "', step " + number).ifPresent(steps::add);
    }
    if (number == 0) {
      entry.problem("", "needs 'steps', a list of objects", Optional.empty());
    }
    Optional<TextTemplate> log = template(entry, "log_file", "workflow '" + name + "', log_file");
    return new Workflow(name, entry.optionalText("description").orElse(""), steps, log);
  }

  private Optional<WorkflowStep> step(ConfigObject entry, String where) {
    entry.warnOfUnknownKeys(STEP_KEYS);
    String action = entry.text("action");
    Circumstances circumstances = circumstances(entry, where);
    return switch (action) {
      case "cd" ->
          required(entry, "target", where)
              .map(target -> new WorkflowStep.ChangeFolder(target, circumstances));
      case "run" ->
          required(entry, "command", where)
              .map(command -> new WorkflowStep.Run(command, circumstances));
      case "" -> Optional.empty();
      default -> tool(entry, action, circumstances);
    };
  }

  private static Optional<WorkflowStep> tool(
      ConfigObject entry, String action, Circumstances circumstances) {
    Optional<WorkflowStep> step =
        Stream.of(ProjectAction.values())
            .filter(known -> known.toString().equals(action))
            .findFirst()
            .map(known -> new WorkflowStep.Tool(known, circumstances));
    if (step.isEmpty()) {
      List<String> known = List.of("cd", "run", "build", "test", "lint", "clean");
      entry.problem(
          "action",
          "must be one of " + String.join(", ", known),
          Suggestions.nearest(action.toLowerCase(Locale.ROOT), known)
              .map(near -> "did you mean '" + near + "'?"));
    }
    return step;
  }

  private Circumstances circumstances(ConfigObject entry, String where) {
    Map<String, TextTemplate> environment = new LinkedHashMap<>();
    entry
        .object("env")
        .ifPresent(
            variables ->
                variables
                    .keys()
                    .forEach(
                        name ->
                            template(variables, name, where + ", env " + name)
                                .ifPresent(value -> environment.put(name, value))));
    return new Circumstances(
        where,
        condition(entry),
        entry.flag("continue_on_error").orElse(false),
        timeout(entry),
        Map.copyOf(environment));
  }

  private static Optional<Duration> timeout(ConfigObject entry) {
    try {
      return entry.optionalText("timeout").map(Durations::parsePositive);
    } catch (OrchestratorException notADuration) {
      entry.problem("timeout", notADuration.message(), notADuration.hint());
      return Optional.empty();
    }
  }

  private Optional<TextTemplate> required(ConfigObject entry, String key, String where) {
    return entry.text(key).isEmpty() ? Optional.empty() : template(entry, key, where);
  }

  private Optional<TextTemplate> template(ConfigObject entry, String key, String where) {
    try {
      Optional<TextTemplate> template =
          entry.optionalText(key).map(text -> TextTemplate.parse(where, text));
      template.stream()
          .flatMap(it -> names.unknown(it).stream())
          .forEach(name -> entry.problem(key, unknown(name), names.suggestion(name)));
      return template;
    } catch (OrchestratorException malformed) {
      entry.problem(key, malformed.message(), malformed.hint());
      return Optional.empty();
    }
  }

  private static String unknown(String name) {
    return "{{" + name + "}} is no field of any repository";
  }

  private Optional<Expression> condition(ConfigObject entry) {
    try {
      return entry
          .optionalText("condition")
          .map(text -> Expression.parse(text, names.vocabulary()));
    } catch (ExpressionException wrong) {
      entry.problem("condition", wrong.message(), wrong.hint());
      return Optional.empty();
    }
  }
}
