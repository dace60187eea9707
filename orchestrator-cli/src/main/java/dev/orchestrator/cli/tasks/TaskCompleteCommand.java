package dev.orchestrator.cli.tasks;

import dev.orchestrator.cli.output.Output;
import dev.orchestrator.cli.session.ExitStatus;
import dev.orchestrator.cli.session.Session;
import dev.orchestrator.tasks.Criterion;
import dev.orchestrator.tasks.Task;
import dev.orchestrator.tasks.TaskStore;
import jakarta.inject.Provider;
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

  private final Provider<TaskStore> store;
  private final Output output;
  private final TaskView view;

  @Parameters(paramLabel = "ID", description = "The task: task-7, TASK-007 or 7.")
  private String id = "";

  @Option(names = "--summary", paramLabel = "TEXT", description = "What was done.")
  private @Nullable String summary;

  TaskCompleteCommand(Provider<TaskStore> store, Output output, Session session) {
    this.store = store;
    this.output = output;
    this.view = new TaskView(output, session);
  }

  @Override
  public Integer call() {
    TaskStore tasks = store.get();
    Task completed = tasks.complete(tasks.read().require(id).id(), Optional.ofNullable(summary));
    view.done("completed", completed, tasks.read());
    long open = completed.criteria().stream().filter(each -> !each.met()).count();
    if (open > 0) {
      output.remark(
          "warning: "
              + open
              + " of "
              + completed.criteria().size()
              + " criteria are not ticked: "
              + String.join(
                  ", ",
                  completed.criteria().stream()
                      .filter(each -> !each.met())
                      .map(Criterion::number)
                      .map(String::valueOf)
                      .toList()));
    }
    return ExitStatus.DONE;
  }
}
