package dev.orchestrator.tasks;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Which tasks are wanted. What is empty does not restrict.
 *
 * @param statuses any of these
 * @param repo the repository's name
 * @param type the type's name
 * @param priority the priority's name
 * @param assigned who has it
 * @param text words that stand in the title, a field or the free text, in any case
 */
public record TaskFilter(
    Set<TaskStatus> statuses,
    Optional<String> repo,
    Optional<String> type,
    Optional<String> priority,
    Optional<String> assigned,
    Optional<String> text) {

  /** Every task. */
  public static final TaskFilter ALL =
      new TaskFilter(
          Set.of(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());

  /** Copies the set. */
  public TaskFilter {
    statuses = Set.copyOf(statuses);
  }

  /** Whether the task is wanted. */
  public boolean accepts(Task task) {
    return (statuses.isEmpty() || statuses.contains(task.status()))
        && fits(task, FieldNames.REPO, repo)
        && fits(task, FieldNames.TYPE, type)
        && fits(task, FieldNames.PRIORITY, priority)
        && assigned.filter(who -> !isAssigned(task, who)).isEmpty()
        && text.filter(words -> !mentions(task, words)).isEmpty();
  }

  private static boolean isAssigned(Task task, String who) {
    return who.equalsIgnoreCase(Task.UNASSIGNED)
        ? task.isUnassigned()
        : task.fieldOrEmpty(FieldNames.ASSIGNED).equalsIgnoreCase(who);
  }

  private static boolean fits(Task task, String field, Optional<String> wanted) {
    return wanted.isEmpty() || task.fieldOrEmpty(field).equalsIgnoreCase(wanted.get());
  }

  private static boolean mentions(Task task, String words) {
    String wanted = words.toLowerCase(Locale.ROOT);
    return contains(task.title(), wanted)
        || contains(task.text(), wanted)
        || contains(task.label(), wanted)
        || task.fields().stream().anyMatch(field -> contains(field.value(), wanted));
  }

  private static boolean contains(String text, String wanted) {
    return text.toLowerCase(Locale.ROOT).contains(wanted);
  }
}
