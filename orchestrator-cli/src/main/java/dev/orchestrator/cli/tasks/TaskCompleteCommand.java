package dev.orchestrator.cli.tasks;

import dev.orchestrator.cli.output.Output;
import dev.orchestrator.cli.request.UseCases;
import dev.orchestrator.cli.session.ExitStatus;
import dev.orchestrator.cli.session.Invocation;
import dev.orchestrator.cli.session.Session;
import dev.orchestrator.cli.session.YesOrNo;
import dev.orchestrator.core.text.PlainText;
import dev.orchestrator.runtime.tasks.CompleteTask;
import dev.orchestrator.runtime.tasks.SingleTaskDocument;
import dev.orchestrator.runtime.tasks.TaskWorktree;
import dev.orchestrator.runtime.tasks.WorktreeEnd;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Completes a task. */
@Command(
    name = "complete",
    description = {
      "Complete a task: move it to the end of the completed ones, with the date. Where it has a",
      "worktree, a terminal is asked whether that goes; its branch stays."
    },
    footer = {
      "",
      "A worktree goes only if nothing is lost with it: else it is kept, what would be lost is",
      "named, and the exit status is 1."
    })
final class TaskCompleteCommand implements Callable<Integer> {

  private final UseCases useCases;
  private final Output output;
  private final Invocation invocation;
  private final TaskView view;

  @Parameters(paramLabel = "ID", description = "The task: task-7, TASK-007 or 7.")
  private String id = "";

  @Option(names = "--summary", paramLabel = "TEXT", description = "What was done.")
  private @Nullable String summary;

  @Option(
      names = "--remove-worktree",
      description = "Remove its worktree without asking; also that of a task completed before.")
  private boolean removeWorktree;

  TaskCompleteCommand(UseCases useCases, Output output, Session session, Invocation invocation) {
    this.useCases = useCases;
    this.output = output;
    this.invocation = invocation;
    this.view = new TaskView(output, session);
  }

  @Override
  public Integer call() {
    SingleTaskDocument completed =
        useCases.ask(
            CompleteTask.class,
            new CompleteTask.Request(id, Optional.ofNullable(summary), this::removes));
    view.done("completed", completed);
    completed.worktreeEnd().ifPresent(this::tell);
    if (completed.worktree().isPresent() && completed.worktreeEnd().isEmpty()) {
      output.remark(
          "'orchestrator task complete "
              + completed.task().row().id()
              + " --remove-worktree' removes it if nothing is lost with it.");
    }
    return completed.failed() ? ExitStatus.FAILED : ExitStatus.DONE;
  }

  private boolean removes(TaskWorktree worktree) {
    if (removeWorktree || output.json()) {
      return removeWorktree;
    }
    return new YesOrNo(invocation)
        .agrees("Remove its worktree " + PlainText.visible(worktree.folder().toString()) + "?");
  }

  private void tell(WorktreeEnd end) {
    if (end.removed()) {
      output.remark("removed its worktree; its work is on the branch " + visible(end.branch()));
      end.kept().ifPresent(name -> output.remark("older commits are kept as " + name));
    } else {
      output.remark("its worktree is kept:");
      end.objections().forEach(each -> output.remark("  " + visible(each)));
    }
  }

  private static String visible(String text) {
    return PlainText.visible(text);
  }
}
