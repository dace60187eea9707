package dev.orchestrator.cli.tasks;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.orchestrator.runtime.tasks.TaskRow;
import dev.orchestrator.tasks.Criterion;
import dev.orchestrator.tasks.Task;
import dev.orchestrator.tasks.TaskField;
import dev.orchestrator.tasks.TaskSnapshot;
import java.util.List;

/** A task in JSON with all there is to know about it. */
record TaskDetail(
    @JsonUnwrapped TaskRow row,
    List<String> neededBy,
    List<TaskField> fields,
    List<Criterion> criteria,
    String text) {

  /** The document of a command about one task. */
  record Document(int schemaVersion, TaskDetail task) {}

  static Document document(Task task, TaskSnapshot tasks) {
    return new Document(1, of(task, tasks));
  }

  private static TaskDetail of(Task task, TaskSnapshot tasks) {
    return new TaskDetail(
        TaskRow.of(task, tasks),
        tasks.dependants(task).stream().map(Task::label).toList(),
        task.fields(),
        task.criteria(),
        task.text());
  }
}
