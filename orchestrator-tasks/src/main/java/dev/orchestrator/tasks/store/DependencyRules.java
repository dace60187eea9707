package dev.orchestrator.tasks.store;

import dev.orchestrator.core.error.OrchestratorException;
import dev.orchestrator.core.text.Suggestions;
import dev.orchestrator.tasks.DependencyCycles;
import dev.orchestrator.tasks.FieldNames;
import dev.orchestrator.tasks.Task;
import dev.orchestrator.tasks.TaskErrors;
import dev.orchestrator.tasks.TaskField;
import dev.orchestrator.tasks.TaskId;
import dev.orchestrator.tasks.TaskSnapshot;
import dev.orchestrator.tasks.TaskStatus;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Refuses dependencies that nobody knows, and those that would make a task wait for itself. */
final class DependencyRules {

  private DependencyRules() {}

  static void check(StoreState state, TaskId subject, List<TaskField> fields) {
    List<TaskField> given =
        fields.stream()
            .filter(field -> field.name().equalsIgnoreCase(FieldNames.DEPENDS_ON))
            .toList();
    if (given.isEmpty()) {
      return;
    }
    TaskSnapshot tasks = state.snapshot();
    Task changed = bare(subject, given);
    for (String word : changed.dependencyWords()) {
      boolean self = TaskId.parse(word).filter(subject::equals).isPresent();
      if (!self && TaskId.parse(word).filter(id -> !tasks.withId(id).isEmpty()).isEmpty()) {
        throw unknown(tasks, word);
      }
    }
    Map<TaskId, Set<TaskId>> graph = graph(tasks);
    graph.put(subject, changed.dependsOn());
    DependencyCycles.from(subject, graph).ifPresent(DependencyRules::refuse);
  }

  static Map<TaskId, Set<TaskId>> graph(TaskSnapshot tasks) {
    Map<TaskId, Set<TaskId>> graph = new HashMap<>();
    tasks.all().forEach(task -> graph.put(task.id(), task.dependsOn()));
    return graph;
  }

  static String path(List<TaskId> cycle) {
    return cycle.stream().map(TaskId::toString).collect(Collectors.joining(" -> "));
  }

  private static void refuse(List<TaskId> cycle) {
    throw new OrchestratorException(
        TaskErrors.TASK_CYCLE,
        "the tasks would wait for each other: " + path(cycle),
        "leave one of these dependencies out");
  }

  private static OrchestratorException unknown(TaskSnapshot tasks, String word) {
    List<String> known = tasks.all().stream().map(task -> task.id().toString()).toList();
    return new OrchestratorException(
        TaskErrors.TASK_UNKNOWN,
        "depends_on names '" + word + "', and there is no such task",
        Suggestions.hint(word, known, "'orchestrator task list' shows the known tasks"));
  }

  private static Task bare(TaskId id, List<TaskField> fields) {
    return new Task(id, "", "", TaskStatus.BACKLOG, Path.of(""), 1, "", fields, List.of(), "");
  }
}
