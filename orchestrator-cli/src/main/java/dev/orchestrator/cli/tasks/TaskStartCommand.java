package dev.orchestrator.cli.tasks;

import dev.orchestrator.cli.output.Output;
import dev.orchestrator.cli.request.UseCases;
import dev.orchestrator.cli.session.ExitStatus;
import dev.orchestrator.cli.session.Session;
import dev.orchestrator.core.text.Durations;
import dev.orchestrator.runtime.tasks.StartTask;
import dev.orchestrator.tasks.StartRequest;
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

  private final UseCases useCases;
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

  TaskStartCommand(UseCases useCases, Output output, Session session) {
    this.useCases = useCases;
    this.view = new TaskView(output, session);
  }

  @Override
  public Integer call() {
    StartRequest request =
        new StartRequest(
            Optional.ofNullable(assigned),
            Optional.ofNullable(branch),
            Optional.ofNullable(expires).map(Durations::parsePositive));
    view.done(
        "started", useCases.ask(StartTask.class, new StartTask.Request(id, request, worktree)));
    return ExitStatus.DONE;
  }
}
