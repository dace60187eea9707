package dev.orchestrator.cli.tasks;

import dev.orchestrator.cli.output.Output;
import dev.orchestrator.cli.session.ExitStatus;
import dev.orchestrator.cli.session.Session;
import dev.orchestrator.tasks.Task;
import dev.orchestrator.tasks.TaskStore;
import jakarta.inject.Provider;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Takes a task back. */
@Command(
    name = "reopen",
    description = "Take an active or completed task back to the backlog, assigned to nobody.")
final class TaskReopenCommand implements Callable<Integer> {

  private final Provider<TaskStore> store;
  private final TaskView view;

  @Parameters(paramLabel = "ID", description = "The task: task-7, TASK-007 or 7.")
  private String id = "";

  TaskReopenCommand(Provider<TaskStore> store, Output output, Session session) {
    this.store = store;
    this.view = new TaskView(output, session);
  }

  @Override
  public Integer call() {
    TaskStore tasks = store.get();
    Task reopened = tasks.reopen(tasks.read().require(id).id());
    view.done("reopened", reopened, tasks.read());
    return ExitStatus.DONE;
  }
}
