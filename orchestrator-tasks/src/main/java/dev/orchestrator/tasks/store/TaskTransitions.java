package dev.orchestrator.tasks.store;

import dev.orchestrator.core.error.OrchestratorException;
import dev.orchestrator.tasks.FieldNames;
import dev.orchestrator.tasks.StartRequest;
import dev.orchestrator.tasks.Task;
import dev.orchestrator.tasks.TaskEdit;
import dev.orchestrator.tasks.TaskErrors;
import dev.orchestrator.tasks.TaskField;
import dev.orchestrator.tasks.TaskSnapshot;
import dev.orchestrator.tasks.TaskStatus;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What becomes of a task when it is started, completed or taken back. Pure. */
final class TaskTransitions {

  private final Instant now;
  private final String today;

  TaskTransitions(Instant now, ZoneId zone) {
    this.now = now;
    this.today = LocalDate.ofInstant(now, zone).toString();
  }

  Change start(StoreState state, StoreState.Located located, StartRequest request) {
    Task task = TaskValues.task(located.file(), located.block());
    boolean takenOver = TaskSnapshot.hasExpiredClaim(task, now);
    if (task.status() != TaskStatus.BACKLOG && !takenOver) {
      throw wrongState(task, "it cannot be started");
    }
    List<TaskField> set = new ArrayList<>();
    request.assigned().ifPresent(who -> set.add(new TaskField(FieldNames.ASSIGNED, who)));
    request.branch().ifPresent(branch -> set.add(new TaskField(FieldNames.BRANCH, branch)));
    set.add(new TaskField(FieldNames.STARTED, today));
    request
        .expires()
        .map(now::plus)
        .map(expiry -> expiry.truncatedTo(ChronoUnit.SECONDS).toString())
        .ifPresent(expiry -> set.add(new TaskField(FieldNames.CLAIM_EXPIRES, expiry)));
    TaskEdit edit =
        TaskEdit.of(
            set, request.expires().isPresent() ? List.of() : List.of(FieldNames.CLAIM_EXPIRES));
    return takenOver
        ? TaskChange.in(state, located, edit)
        : TaskMove.to(state, TaskStatus.ACTIVE, located, edit);
  }

  Change complete(StoreState state, StoreState.Located located, Optional<String> summary) {
    if (located.file().status() == TaskStatus.COMPLETED) {
      throw wrongState(TaskValues.task(located.file(), located.block()), "it is done already");
    }
    List<TaskField> set = new ArrayList<>();
    set.add(new TaskField(FieldNames.COMPLETED, today));
    summary.ifPresent(text -> set.add(new TaskField(FieldNames.SUMMARY, text)));
    return TaskMove.to(
        state, TaskStatus.COMPLETED, located, TaskEdit.of(set, List.of(FieldNames.CLAIM_EXPIRES)));
  }

  Change reopen(StoreState state, StoreState.Located located) {
    Task task = TaskValues.task(located.file(), located.block());
    if (task.status() == TaskStatus.BACKLOG) {
      throw wrongState(task, "there is nothing to take back");
    }
    List<TaskField> set = new ArrayList<>();
    set.add(new TaskField(FieldNames.ASSIGNED, Task.UNASSIGNED));
    if (task.status() == TaskStatus.COMPLETED) {
      set.add(new TaskField(FieldNames.REOPENED, today + formerly(task)));
    }
    List<String> unset =
        List.of(
            FieldNames.STARTED, FieldNames.CLAIM_EXPIRES, FieldNames.COMPLETED, FieldNames.SUMMARY);
    return TaskMove.to(state, TaskStatus.BACKLOG, located, TaskEdit.of(set, unset));
  }

  private static String formerly(Task task) {
    String completed = task.fieldOrEmpty(FieldNames.COMPLETED);
    String summary = task.fieldOrEmpty(FieldNames.SUMMARY);
    if (completed.isEmpty() && summary.isEmpty()) {
      return "";
    }
    String date = completed.isEmpty() ? "" : " " + completed;
    return " (completed" + date + (summary.isEmpty() ? "" : ": " + summary) + ")";
  }

  private static OrchestratorException wrongState(Task task, String why) {
    String who =
        task.isUnassigned() ? "" : ", assigned to " + task.fieldOrEmpty(FieldNames.ASSIGNED);
    String since =
        task.field(task.status() == TaskStatus.ACTIVE ? FieldNames.STARTED : FieldNames.COMPLETED)
            .map(date -> " since " + date)
            .orElse("");
    return new OrchestratorException(
        TaskErrors.TASK_STATE,
        task.id() + " is " + task.status().word() + since + who + ": " + why,
        "'orchestrator task show " + task.id() + "' tells more");
  }
}
