package dev.orchestrator.runtime.tasks;

import dev.orchestrator.runtime.usecase.Document;
import dev.orchestrator.tasks.TaskStatus;
import java.util.List;

/**
 * Tasks in columns.
 *
 * @param columns one for each status, in the order in which a task passes them
 */
public record TaskBoardDocument(int schemaVersion, List<Column> columns) implements Document {

  /**
   * The tasks of one status.
   *
   * @param tasks the most urgent first; of the completed ones the last one first
   */
  public record Column(TaskStatus status, List<TaskRow> tasks) {}
}
