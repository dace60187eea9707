package dev.orchestrator.runtime.tasks;

import dev.orchestrator.runtime.usecase.RequestContext;
import dev.orchestrator.runtime.usecase.UseCase;
import dev.orchestrator.tasks.TaskStore;
import jakarta.inject.Inject;

/** Checks the task files. */
public final class LintTasks implements UseCase<LintTasks.Request, TaskLintDocument> {

  private final TaskStore store;

  /** All of them. */
  public record Request() {}

  @Inject
  LintTasks(TaskStore store) {
    this.store = store;
  }

  @Override
  public TaskLintDocument run(Request request, RequestContext context) {
    return new TaskLintDocument(1, store.lint().stream().map(TaskLintDocument.Row::of).toList());
  }
}
