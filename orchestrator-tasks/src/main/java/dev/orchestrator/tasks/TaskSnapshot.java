package dev.orchestrator.tasks;

import dev.orchestrator.core.error.OrchestratorException;
import dev.orchestrator.core.text.Suggestions;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** All tasks of a store at one moment, in the order of the files and of the lines. Immutable. */
public final class TaskSnapshot {

  private final List<Task> tasks;
  private final Map<Integer, List<Task>> byNumber;

  /** Tasks in the order of the files: backlog, active, completed. */
  public TaskSnapshot(List<Task> tasks) {
    this.tasks = List.copyOf(tasks);
    this.byNumber = new HashMap<>();
    for (Task task : tasks) {
      byNumber.computeIfAbsent(task.id().number(), number -> new ArrayList<>(1)).add(task);
    }
  }

  /** Every task, also those that share an identifier. */
  public List<Task> all() {
    return tasks;
  }

  /** Every task with that identifier: none, one, or more where the files contradict each other. */
  public List<Task> withId(TaskId id) {
    return List.copyOf(byNumber.getOrDefault(id.number(), List.of()));
  }

  /**
   * The task that somebody asks for.
   *
   * @throws OrchestratorException {@link TaskErrors#TASK_UNKNOWN} with a suggestion, {@link
   *     TaskErrors#TASK_AMBIGUOUS} naming the places
   */
  public Task require(String written) {
    List<Task> found = TaskId.parse(written).map(this::withId).orElse(List.of());
    if (found.isEmpty()) {
      List<String> labels = tasks.stream().map(task -> task.id().toString()).toList();
      throw new OrchestratorException(
          TaskErrors.TASK_UNKNOWN,
          "there is no task '" + written + "'",
          Suggestions.hint(written, labels, "'orchestrator task list --all' shows all of them"));
    }
    if (found.size() > 1) {
      throw ambiguous(found);
    }
    return found.get(0);
  }

  /** The error that says where the tasks with one identifier stand. */
  public static OrchestratorException ambiguous(List<Task> tasks) {
    String places =
        tasks.stream()
            .map(task -> task.file() + ":" + task.line())
            .collect(Collectors.joining(" and "));
    return new OrchestratorException(
        TaskErrors.TASK_AMBIGUOUS,
        tasks.get(0).id() + " stands " + tasks.size() + " times: " + places,
        "give all but one of them another number; 'orchestrator task lint' shows what is free");
  }

  /** Dependencies that are not completed yet, or that nobody knows. */
  public List<String> waitsFor(Task task) {
    return task.dependencyWords().stream().filter(word -> !isDone(word)).toList();
  }

  /** Whether the task waits to be started and for nothing else. */
  public boolean isReady(Task task) {
    return task.status() == TaskStatus.BACKLOG && task.isUnassigned() && waitsFor(task).isEmpty();
  }

  /** Whether the task is not done and depends on one that is not done either. */
  public boolean isBlocked(Task task) {
    return task.status() != TaskStatus.COMPLETED && !waitsFor(task).isEmpty();
  }

  /** Tasks that depend on this one. */
  public List<Task> dependants(Task task) {
    return tasks.stream().filter(other -> other.dependsOn().contains(task.id())).toList();
  }

  /**
   * The task to do next: the most urgent of those that are ready, and of equally urgent ones the
   * first of the file. A claim that has expired makes an active task one to do again, before all
   * others.
   */
  public Optional<Task> next(TaskFilter filter, Instant now) {
    Comparator<Task> order =
        Comparator.comparing((Task task) -> task.status() != TaskStatus.ACTIVE)
            .thenComparing(Task::urgency);
    return tasks.stream()
        .filter(task -> withId(task.id()).size() == 1)
        .filter(task -> isReady(task) || hasExpiredClaim(task, now))
        .filter(filter::accepts)
        .min(order);
  }

  /** Whether the task is active under a claim that has run out. */
  public static boolean hasExpiredClaim(Task task, Instant now) {
    return task.status() == TaskStatus.ACTIVE
        && task.field(FieldNames.CLAIM_EXPIRES)
            .flatMap(TaskSnapshot::instant)
            .filter(expiry -> !expiry.isAfter(now))
            .isPresent();
  }

  private static Optional<Instant> instant(String written) {
    try {
      return Optional.of(Instant.parse(written.strip()));
    } catch (DateTimeException notAnInstant) {
      return Optional.empty();
    }
  }

  private boolean isDone(String dependency) {
    List<Task> found = TaskId.parse(dependency).map(this::withId).orElse(List.of());
    return !found.isEmpty()
        && found.stream().allMatch(task -> task.status() == TaskStatus.COMPLETED);
  }
}
