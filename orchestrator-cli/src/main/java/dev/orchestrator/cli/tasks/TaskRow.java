package dev.orchestrator.cli.tasks;

import dev.orchestrator.tasks.FieldNames;
import dev.orchestrator.tasks.Task;
import dev.orchestrator.tasks.TaskSnapshot;
import java.util.List;

/** A task in JSON, as lists have it. */
record TaskRow(
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
    List<String> waitsFor) {

  static TaskRow of(Task task, TaskSnapshot tasks) {
    return new TaskRow(
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
        tasks.waitsFor(task));
  }
}
