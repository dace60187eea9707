package dev.orchestrator.cli.tasks;

import dev.orchestrator.cli.output.Output;
import dev.orchestrator.cli.session.ExitStatus;
import dev.orchestrator.cli.session.Session;
import dev.orchestrator.core.text.Durations;
import dev.orchestrator.core.text.PlainText;
import dev.orchestrator.runtime.tasks.TaskWorktrees;
import dev.orchestrator.tasks.StartRequest;
import dev.orchestrator.tasks.Task;
import dev.orchestrator.tasks.TaskSnapshot;
import dev.orchestrator.tasks.TaskStore;
import jakarta.inject.Provider;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Starts a task. */
@Command(
    name = "start",
    description = "Start a task: move it to the active ones. Of many who try, one succeeds.")
final class TaskStartCommand implements Callable<Integer> {

  private final Provider<TaskStore> store;
  private final Provider<TaskWorktrees> worktrees;
  private final Output output;
  private final TaskView view;

  @Parameters(paramLabel = "ID", description = "The task: task-7, TASK-007 or 7.")
  private String id = "";

  @Option(names = "--assigned", paramLabel = "NAME", description = "Who works on it.")
  private @Nullable String assigned;

  @Option(names = "--branch", paramLabel = "BRANCH", description = "Where.")
  private @Nullable String branch;

  @Option(
      names = "--expires",
      paramLabel = "DURATION",
      description = "Let others take it over after this time, such as 4h.")
  private @Nullable String expires;

  @Option(
      names = "--worktree",
      description = "Make a worktree for it in its repository, with the branch.")
  private boolean worktree;

  TaskStartCommand(
      Provider<TaskStore> store,
      Provider<TaskWorktrees> worktrees,
      Output output,
      Session session) {
    this.store = store;
    this.worktrees = worktrees;
    this.output = output;
    this.view = new TaskView(output, session);
  }

  @Override
  public Integer call() {
    StartRequest request =
        new StartRequest(
            Optional.ofNullable(assigned),
            Optional.ofNullable(branch),
            Optional.ofNullable(expires).map(Durations::parsePositive));
    TaskStore tasks = store.get();
    Task started = start(tasks.read().require(id), request);
    TaskSnapshot after = tasks.read();
    view.done("started", started, after);
    List<String> waitsFor = after.waitsFor(started);
    if (!waitsFor.isEmpty()) {
      output.remark("warning: " + started.label() + " waits for " + String.join(", ", waitsFor));
    }
    return ExitStatus.DONE;
  }

  private Task start(Task task, StartRequest request) {
    if (!worktree) {
      return store.get().start(task.id(), request);
    }
    TaskWorktrees.Started started = worktrees.get().start(task, request);
    output.remark("worktree: " + PlainText.visible(started.worktree().folder().toString()));
    return started.task();
  }
}
