package dev.orchestrator.tasks;

import java.util.List;
import java.util.Optional;

/**
 * Changes to one task. What is not named stays as it is, byte for byte.
 *
 * @param title a new title
 * @param set fields to give a value; new ones go behind the last field
 * @param unset names of fields to remove; a name the task does not have is ignored
 * @param appendedText free text to add at the end; may be empty
 * @param met numbers of criteria to tick
 * @param unmet numbers of criteria to untick
 * @param criteria criteria to add
 */
public record TaskEdit(
    Optional<String> title,
    List<TaskField> set,
    List<String> unset,
    String appendedText,
    List<Integer> met,
    List<Integer> unmet,
    List<String> criteria) {

  /** Copies the lists. */
  public TaskEdit {
    set = List.copyOf(set);
    unset = List.copyOf(unset);
    met = List.copyOf(met);
    unmet = List.copyOf(unmet);
    criteria = List.copyOf(criteria);
  }

  /** Gives fields a value. */
  public static TaskEdit set(TaskField... fields) {
    return of(List.of(fields), List.of());
  }

  /** Gives fields a value and removes others. */
  public static TaskEdit of(List<TaskField> set, List<String> unset) {
    return new TaskEdit(Optional.empty(), set, unset, "", List.of(), List.of(), List.of());
  }
}
