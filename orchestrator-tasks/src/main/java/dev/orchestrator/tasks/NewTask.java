package dev.orchestrator.tasks;

import java.util.List;

/**
 * A task to be added.
 *
 * @param title one line, not blank
 * @param fields in the order they are to have; {@code assigned} and {@code priority} are added when
 *     missing
 * @param criteria acceptance criteria, one line each
 * @param text free text behind the fields; may be empty
 */
public record NewTask(String title, List<TaskField> fields, List<String> criteria, String text) {

  /** Copies the lists. */
  public NewTask {
    fields = List.copyOf(fields);
    criteria = List.copyOf(criteria);
  }

  /** A task with fields and nothing else. */
  public static NewTask of(String title, List<TaskField> fields) {
    return new NewTask(title, fields, List.of(), "");
  }
}
