package dev.orchestrator.cli.tasks;

import dev.orchestrator.cli.output.Output;
import dev.orchestrator.cli.request.UseCases;
import dev.orchestrator.cli.session.ExitStatus;
import dev.orchestrator.cli.session.Session;
import dev.orchestrator.runtime.tasks.ReopenTask;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Takes a task back. */
@Command(
    name = "reopen",
    description = "Take an active or completed task back to the backlog, assigned to nobody.")
final class TaskReopenCommand implements Callable<Integer> {

  private final UseCases useCases;
  private final TaskView view;

  @Parameters(paramLabel = "ID", description = "The task: task-7, TASK-007 or 7.")
  private String id = "";

  TaskReopenCommand(UseCases useCases, Output output, Session session) {
    this.useCases = useCases;
    this.view = new TaskView(output, session);
  }

  @Override
  public Integer call() {
    view.done("reopened", useCases.ask(ReopenTask.class, new ReopenTask.Request(id)));
    return ExitStatus.DONE;
  }
}
