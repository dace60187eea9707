package dev.orchestrator.cli.tasks;

import dev.orchestrator.cli.output.Output;
import dev.orchestrator.cli.request.UseCases;
import dev.orchestrator.cli.session.ExitStatus;
import dev.orchestrator.cli.session.Session;
import dev.orchestrator.runtime.tasks.CompleteTask;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Completes a task. */
@Command(
    name = "complete",
    description = "Complete a task: move it to the end of the completed ones, with the date.")
final class TaskCompleteCommand implements Callable<Integer> {

  private final UseCases useCases;
  private final TaskView view;

  @Parameters(paramLabel = "ID", description = "The task: task-7, TASK-007 or 7.")
  private String id = "";

  @Option(names = "--summary", paramLabel = "TEXT", description = "What was done.")
  private @Nullable String summary;

  TaskCompleteCommand(UseCases useCases, Output output, Session session) {
    this.useCases = useCases;
    this.view = new TaskView(output, session);
  }

  @Override
  public Integer call() {
    view.done(
        "completed",
        useCases.ask(
            CompleteTask.class, new CompleteTask.Request(id, Optional.ofNullable(summary))));
    return ExitStatus.DONE;
  }
}
