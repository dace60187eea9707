package dev.orchestrator.cli.tasks;

import dev.orchestrator.cli.output.Output;
import dev.orchestrator.cli.request.UseCases;
import dev.orchestrator.cli.session.ExitStatus;
import dev.orchestrator.cli.session.Session;
import dev.orchestrator.runtime.tasks.ShowTask;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Shows one task. */
@Command(name = "show", description = "Show one task with everything that belongs to it.")
final class TaskShowCommand implements Callable<Integer> {

  private final UseCases useCases;
  private final TaskView view;

  @Parameters(paramLabel = "ID", description = "The task: task-7, TASK-007 or 7.")
  private String id = "";

  TaskShowCommand(UseCases useCases, Output output, Session session) {
    this.useCases = useCases;
    this.view = new TaskView(output, session);
  }

  @Override
  public Integer call() {
    view.show(useCases.ask(ShowTask.class, new ShowTask.Request(id)));
    return ExitStatus.DONE;
  }
}
