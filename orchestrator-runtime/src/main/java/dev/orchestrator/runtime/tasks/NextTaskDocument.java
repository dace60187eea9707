package dev.orchestrator.runtime.tasks;

import dev.orchestrator.runtime.usecase.Document;
import java.util.Optional;

/**
 * The task to do next.
 *
 * @param task empty when none is ready
 * @param waiting how many tasks wait for others
 */
public record NextTaskDocument(int schemaVersion, Optional<TaskDetail> task, long waiting)
    implements Document {

  /** Whether there is nothing to do. */
  public boolean failed() {
    return task.isEmpty();
  }
}
