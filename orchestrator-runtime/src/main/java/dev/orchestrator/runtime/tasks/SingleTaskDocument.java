package dev.orchestrator.runtime.tasks;

import dev.orchestrator.runtime.usecase.Document;
import dev.orchestrator.tasks.Task;
import dev.orchestrator.tasks.TaskSnapshot;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * One task, as it is now.
 *
 * @param warnings what the user may not have meant, a sentence each
 * @param worktree where it is worked on, when one was made, or is still there
 * @param worktreeEnd what became of its worktree, when it was to go
 */
public record SingleTaskDocument(
    int schemaVersion,
    TaskDetail task,
    List<String> warnings,
    Optional<String> worktree,
    Optional<WorktreeEnd> worktreeEnd)
    implements Document {

  static SingleTaskDocument of(Task task, TaskSnapshot tasks) {
    return of(task, tasks, List.of());
  }

  static SingleTaskDocument of(Task task, TaskSnapshot tasks, List<String> warnings) {
    return new SingleTaskDocument(
        1, TaskDetail.of(task, tasks), warnings, Optional.empty(), Optional.empty());
  }

  SingleTaskDocument in(Path folder) {
    return new SingleTaskDocument(
        schemaVersion, task, warnings, Optional.of(folder.toString()), worktreeEnd);
  }

  SingleTaskDocument after(WorktreeEnd end) {
    return new SingleTaskDocument(
        schemaVersion,
        task,
        warnings,
        Optional.of(end.folder()).filter(folder -> !end.removed()),
        Optional.of(end));
  }

  /** Whether a worktree that was to go is still there. */
  public boolean failed() {
    return worktreeEnd.filter(end -> !end.removed()).isPresent();
  }
}
