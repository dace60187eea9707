package dev.orchestrator.runtime.tasks;

import dev.orchestrator.tasks.FieldNames;
import dev.orchestrator.tasks.Priority;
import dev.orchestrator.tasks.Task;
import dev.orchestrator.tasks.TaskSnapshot;
import dev.orchestrator.tasks.TaskStatus;
import java.util.List;

/**
 * A task as lists have it: what its file says, and how it stands to the others.
 *
 * @param id as the file spells it
 * @param file absolute
 * @param line of its heading, 1-based
 * @param section the heading it stands under; may be empty
 * @param dependsOn as the file spells them
 * @param waitsFor those of them that are not completed, or that nobody knows
 * @param completed the day, as the file has it; empty until then
 * @param ambiguous whether another task has the same number
 */
public record TaskRow(
    String id,
    String title,
    TaskStatus status,
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
    String completed,
    boolean ambiguous) {

  static TaskRow of(Task task, TaskSnapshot tasks) {
    return new TaskRow(
        task.label(),
        task.title(),
        task.status(),
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
        task.fieldOrEmpty(FieldNames.COMPLETED),
        tasks.withId(task.id()).size() > 1);
  }

  /** How urgent it is; what is no priority counts as medium. */
  public Priority urgency() {
    return Priority.of(priority).orElse(Priority.MEDIUM);
  }

  /** Whether nobody has it. */
  public boolean unassigned() {
    return assigned.isBlank() || assigned.equalsIgnoreCase(Task.UNASSIGNED);
  }

  /** Whether it is not done and waits for one that is not done either. */
  public boolean blocked() {
    return status != TaskStatus.COMPLETED && !waitsFor.isEmpty();
  }
}
