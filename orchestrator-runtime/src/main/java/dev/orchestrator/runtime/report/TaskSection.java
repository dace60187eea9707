package dev.orchestrator.runtime.report;

import dev.orchestrator.runtime.report.StatusReport.Blocker;
import dev.orchestrator.runtime.report.StatusReport.TaskLine;
import dev.orchestrator.runtime.report.StatusReport.Tasks;
import dev.orchestrator.tasks.FieldNames;
import dev.orchestrator.tasks.Task;
import dev.orchestrator.tasks.TaskSnapshot;
import dev.orchestrator.tasks.TaskStatus;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Tells what moved in the task store. */
final class TaskSection {

  private final TaskSnapshot tasks;
  private final LocalDate since;
  private final Predicate<Task> wanted;

  /** Of the tasks that are {@code wanted}. */
  TaskSection(TaskSnapshot tasks, Instant since, Predicate<Task> wanted) {
    this.tasks = tasks;
    this.since = since.atOffset(ZoneOffset.UTC).toLocalDate();
    this.wanted = wanted;
  }

  Tasks tasks() {
    return new Tasks(
        lines(TaskStatus.COMPLETED, task -> inPeriod(task, FieldNames.COMPLETED)),
        lines(TaskStatus.ACTIVE, task -> inPeriod(task, FieldNames.STARTED)),
        lines(TaskStatus.ACTIVE, task -> !inPeriod(task, FieldNames.STARTED)),
        lines(TaskStatus.BACKLOG, task -> true).size(),
        lines(TaskStatus.BACKLOG, tasks::isReady).size());
  }

  List<Blocker> blockers() {
    return tasks.all().stream()
        .filter(wanted)
        .filter(tasks::isBlocked)
        .map(
            task ->
                new Blocker(
                    "task",
                    task.id() + " " + task.title(),
                    "waits for " + String.join(", ", tasks.waitsFor(task))))
        .toList();
  }

  private List<TaskLine> lines(TaskStatus status, Predicate<Task> which) {
    return tasks.all().stream()
        .filter(wanted)
        .filter(task -> task.status() == status)
        .filter(which)
        .map(TaskSection::line)
        .toList();
  }

  private static TaskLine line(Task task) {
    return new TaskLine(
        task.id().toString(),
        task.title(),
        task.fieldOrEmpty(FieldNames.REPO),
        task.fieldOrEmpty(FieldNames.PRIORITY),
        task.fieldOrEmpty(FieldNames.ASSIGNED),
        task.fieldOrEmpty(FieldNames.SUMMARY));
  }

  private boolean inPeriod(Task task, String field) {
    return task.field(field)
        .flatMap(TaskSection::date)
        .filter(day -> !day.isBefore(since))
        .isPresent();
  }

  /** People write more behind a date than the program does. */
  private static Optional<LocalDate> date(String written) {
    try {
      String text = written.strip();
      return Optional.of(LocalDate.parse(text.substring(0, Math.min(10, text.length()))));
    } catch (DateTimeParseException notADate) {
      return Optional.empty();
    }
  }
}
