package dev.orchestrator.runtime.tasks;

import dev.orchestrator.runtime.usecase.Document;
import java.util.List;

/**
 * The tasks that were asked for.
 *
 * @param tasks in the order of the files
 * @param total how many the store has in all
 */
public record TaskListDocument(int schemaVersion, List<TaskRow> tasks, int total)
    implements Document {

  /** Copies the list. */
  public TaskListDocument {
    tasks = List.copyOf(tasks);
  }
}
