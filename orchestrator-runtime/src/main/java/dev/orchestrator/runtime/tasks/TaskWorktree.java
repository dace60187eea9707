package dev.orchestrator.runtime.tasks;

import dev.orchestrator.git.worktree.OwnedWorktree;
import dev.orchestrator.tasks.TaskId;
import java.nio.file.Path;

/**
 * A worktree that was made for a task and is still there.
 *
 * @param task whose it is
 * @param repository its main checkout
 * @param owned the record of its making
 */
public record TaskWorktree(TaskId task, Path repository, OwnedWorktree owned) {

  /** Where it is. */
  public Path folder() {
    return owned.folder();
  }
}
