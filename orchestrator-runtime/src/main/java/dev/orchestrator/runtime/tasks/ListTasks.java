package dev.orchestrator.runtime.tasks;

import dev.orchestrator.core.registry.RepositoryRegistry;
import dev.orchestrator.runtime.usecase.RequestContext;
import dev.orchestrator.runtime.usecase.UseCase;
import dev.orchestrator.tasks.FieldNames;
import dev.orchestrator.tasks.Task;
import dev.orchestrator.tasks.TaskFilter;
import dev.orchestrator.tasks.TaskSnapshot;
import dev.orchestrator.tasks.TaskStore;
import java.util.List;
import java.util.function.Supplier;

/** Lists tasks. */
public final class ListTasks implements UseCase<ListTasks.Request, TaskListDocument> {

  private final TaskStore store;
  private final Supplier<RepositoryRegistry> registry;

  /**
   * Which tasks.
   *
   * @param filter what they say
   * @param ready only those that can be started now
   * @param blocked only those that wait for another one
   */
  public record Request(TaskFilter filter, boolean ready, boolean blocked) {}

  /** Asks for the registry only to find out whether a repository is one. */
  public ListTasks(TaskStore store, Supplier<RepositoryRegistry> registry) {
    this.store = store;
    this.registry = registry;
  }

  @Override
  public TaskListDocument run(Request request, RequestContext context) {
    TaskSnapshot tasks = store.read();
    List<Task> found =
        tasks.all().stream()
            .filter(request.filter()::accepts)
            .filter(task -> !request.ready() || tasks.isReady(task))
            .filter(task -> !request.blocked() || tasks.isBlocked(task))
            .toList();
    request.filter().repo().ifPresent(name -> refuseUnknown(name, tasks));
    return new TaskListDocument(
        1, found.stream().map(task -> TaskRow.of(task, tasks)).toList(), tasks.all().size());
  }

  /** A task may name a repository that is gone; a name that nobody uses is a slip. */
  private void refuseUnknown(String repository, TaskSnapshot tasks) {
    boolean mentioned =
        tasks.all().stream()
            .anyMatch(task -> task.fieldOrEmpty(FieldNames.REPO).equalsIgnoreCase(repository));
    if (!mentioned) {
      registry.get().require(repository);
    }
  }
}
