package dev.orchestrator.cli.tasks;

import dev.orchestrator.cli.output.Output;
import dev.orchestrator.cli.session.ExitStatus;
import dev.orchestrator.core.registry.RepositoryRegistry;
import dev.orchestrator.tasks.FieldNames;
import dev.orchestrator.tasks.Task;
import dev.orchestrator.tasks.TaskFilter;
import dev.orchestrator.tasks.TaskSnapshot;
import dev.orchestrator.tasks.TaskStatus;
import dev.orchestrator.tasks.TaskStore;
import jakarta.inject.Provider;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lists tasks. */
@Command(
    name = "list",
    description = "List tasks: active ones, the backlog by urgency, and the last completed ones.")
final class TaskListCommand implements Callable<Integer> {

  private final Provider<TaskStore> store;
  private final Provider<RepositoryRegistry> registry;
  private final Output output;

  @Mixin private final TaskFilterOptions options = new TaskFilterOptions();

  @Option(
      names = "--status",
      paramLabel = "STATUS",
      split = ",",
      description = "Only ${COMPLETION-CANDIDATES}; several with commas.")
  private List<TaskStatus> statuses = new ArrayList<>();

  @Option(names = "--ready", description = "Only what can be started now.")
  private boolean ready;

  @Option(names = "--blocked", description = "Only what waits for another task.")
  private boolean blocked;

  @Option(names = "--all", description = "Every completed task, not only the last ones.")
  private boolean all;

  TaskListCommand(Provider<TaskStore> store, Provider<RepositoryRegistry> registry, Output output) {
    this.store = store;
    this.registry = registry;
    this.output = output;
  }

  @Override
  public Integer call() {
    TaskSnapshot tasks = store.get().read();
    TaskFilter filter = options.filter(statuses);
    List<Task> found =
        tasks.all().stream()
            .filter(filter::accepts)
            .filter(task -> !ready || tasks.isReady(task))
            .filter(task -> !blocked || tasks.isBlocked(task))
            .toList();
    refuseUnknownRepository(tasks);
    if (output.json()) {
      output.document(
          new Document(1, found.stream().map(task -> TaskRow.of(task, tasks)).toList()));
    } else {
      new TaskListing(output, tasks, all || statuses.contains(TaskStatus.COMPLETED)).print(found);
    }
    return ExitStatus.DONE;
  }

  /** A task may name a repository that is gone; a name that nobody uses is a slip. */
  private void refuseUnknownRepository(TaskSnapshot tasks) {
    options
        .repo()
        .filter(
            name ->
                tasks.all().stream()
                    .noneMatch(task -> task.fieldOrEmpty(FieldNames.REPO).equalsIgnoreCase(name)))
        .ifPresent(name -> registry.get().require(name));
  }

  private record Document(int schemaVersion, List<TaskRow> tasks) {}
}
