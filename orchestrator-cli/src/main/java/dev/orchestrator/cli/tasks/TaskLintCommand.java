package dev.orchestrator.cli.tasks;

import dev.orchestrator.cli.output.Output;
import dev.orchestrator.cli.request.UseCases;
import dev.orchestrator.cli.session.ExitStatus;
import dev.orchestrator.cli.session.Session;
import dev.orchestrator.core.text.PlainText;
import dev.orchestrator.runtime.tasks.LintTasks;
import dev.orchestrator.runtime.tasks.TaskLintDocument;
import dev.orchestrator.tasks.Finding;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Checks the task files. */
@Command(
    name = "lint",
    description = "Check the task files; exit status 1 when something must be mended.")
final class TaskLintCommand implements Callable<Integer> {

  private final UseCases useCases;
  private final Output output;
  private final Session session;

  TaskLintCommand(UseCases useCases, Output output, Session session) {
    this.useCases = useCases;
    this.output = output;
    this.session = session;
  }

  @Override
  public Integer call() {
    TaskLintDocument lint = useCases.ask(LintTasks.class, new LintTasks.Request());
    if (output.json()) {
      output.document(lint);
    } else {
      lint.findings().forEach(this::print);
      if (lint.findings().isEmpty()) {
        output.remark("the task files are in order");
      }
    }
    return lint.failed() ? ExitStatus.FAILED : ExitStatus.DONE;
  }

  private void print(TaskLintDocument.Row finding) {
    Path root = session.workspace().root();
    Path file = Path.of(finding.file());
    String place = (file.startsWith(root) ? root.relativize(file) : file) + ":" + finding.line();
    String word = finding.severity().toString();
    boolean error = finding.severity() == Finding.Severity.ERROR;
    String painted = error ? output.style().bad(word) : output.style().warning(word);
    String hint = finding.suggestion().map(text -> " (" + text + ")").orElse("");
    output
        .out()
        .println(
            place
                + ": "
                + painted
                + ": "
                + PlainText.visible(finding.message() + hint)
                + output.style().faint(" [" + finding.rule() + "]"));
  }
}
