package dev.orchestrator.cli.tasks;

import dev.orchestrator.cli.output.Output;
import dev.orchestrator.cli.session.ExitStatus;
import dev.orchestrator.cli.session.Session;
import dev.orchestrator.tasks.TaskSnapshot;
import dev.orchestrator.tasks.TaskStore;
import jakarta.inject.Provider;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Shows one task. */
@Command(name = "show", description = "Show one task with everything that belongs to it.")
final class TaskShowCommand implements Callable<Integer> {

  private final Provider<TaskStore> store;
  private final TaskView view;

  @Parameters(paramLabel = "ID", description = "The task: task-7, TASK-007 or 7.")
  private String id = "";

  TaskShowCommand(Provider<TaskStore> store, Output output, Session session) {
    this.store = store;
    this.view = new TaskView(output, session);
  }

  @Override
  public Integer call() {
    TaskSnapshot tasks = store.get().read();
    view.show(tasks.require(id), tasks);
    return ExitStatus.DONE;
  }
}
