package dev.orchestrator.cli.tasks;

import dev.orchestrator.tasks.Criterion;
import dev.orchestrator.tasks.FieldNames;
import dev.orchestrator.tasks.Task;
import dev.orchestrator.tasks.TaskField;
import dev.orchestrator.tasks.TaskSnapshot;
import java.util.List;

/** A task in JSON with all there is to know about it. */
record TaskDetail(
    String id,
    String title,
    String status,
    String repo,
    String type,
    String priority,
    String assigned,
    String description,
    String branch,
    String file,
    int line,
    String section,
    List<String> dependsOn,
    List<String> waitsFor,
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
        task.label(),
        task.title(),
        task.status().word(),
        task.fieldOrEmpty(FieldNames.REPO),
        task.fieldOrEmpty(FieldNames.TYPE),
        task.fieldOrEmpty(FieldNames.PRIORITY),
        task.fieldOrEmpty(FieldNames.ASSIGNED),
        task.fieldOrEmpty(FieldNames.DESCRIPTION),
        task.fieldOrEmpty(FieldNames.BRANCH),
        task.file().toString(),
        task.line(),
        task.section(),
        task.dependencyWords(),
        tasks.waitsFor(task),
        tasks.dependants(task).stream().map(Task::label).toList(),
        task.fields(),
        task.criteria(),
        task.text());
  }
}
