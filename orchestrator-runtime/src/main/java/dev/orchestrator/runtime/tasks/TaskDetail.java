package dev.orchestrator.runtime.tasks;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.orchestrator.tasks.Criterion;
import dev.orchestrator.tasks.Task;
import dev.orchestrator.tasks.TaskField;
import dev.orchestrator.tasks.TaskSnapshot;
import java.util.List;

/**
 * A task with all there is to know about it.
 *
 * @param row what lists have of it; its keys stand among the others
 * @param neededBy tasks that depend on it
 * @param fields in the order of the file
 * @param text the free text behind the fields; may be empty
 */
public record TaskDetail(
    @JsonUnwrapped TaskRow row,
    List<String> neededBy,
    List<TaskField> fields,
    List<Criterion> criteria,
    String text) {

  static TaskDetail of(Task task, TaskSnapshot tasks) {
    return new TaskDetail(
        TaskRow.of(task, tasks),
        tasks.dependants(task).stream().map(Task::label).toList(),
        task.fields(),
        task.criteria(),
        task.text());
  }
}
