package dev.orchestrator.cli.tasks;

import dev.orchestrator.cli.output.Output;
import dev.orchestrator.cli.request.UseCases;
import dev.orchestrator.cli.session.ExitStatus;
import dev.orchestrator.runtime.tasks.ListTasks;
import dev.orchestrator.runtime.tasks.TaskListDocument;
import dev.orchestrator.tasks.TaskStatus;
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

  private final UseCases useCases;
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

  TaskListCommand(UseCases useCases, Output output) {
    this.useCases = useCases;
    this.output = output;
  }

  @Override
  public Integer call() {
    TaskListDocument list =
        useCases.ask(
            ListTasks.class, new ListTasks.Request(options.filter(statuses), ready, blocked));
    if (output.json()) {
      output.document(list);
    } else {
      new TaskTable(output, all || statuses.contains(TaskStatus.COMPLETED)).print(list);
    }
    return ExitStatus.DONE;
  }
}
