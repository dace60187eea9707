package dev.orchestrator.cli.tasks;

import dev.orchestrator.cli.output.Output;
import dev.orchestrator.cli.session.ExitStatus;
import dev.orchestrator.cli.session.Session;
import dev.orchestrator.core.text.PlainText;
import dev.orchestrator.tasks.Finding;
import dev.orchestrator.tasks.TaskStore;
import jakarta.inject.Provider;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Checks the task files. */
@Command(
    name = "lint",
    description = "Check the task files; exit status 1 when something must be mended.")
final class TaskLintCommand implements Callable<Integer> {

  private final Provider<TaskStore> store;
  private final Output output;
  private final Session session;

  TaskLintCommand(Provider<TaskStore> store, Output output, Session session) {
    this.store = store;
    this.output = output;
    this.session = session;
  }

  @Override
  public Integer call() {
    List<Finding> findings = store.get().lint();
    boolean errors = findings.stream().anyMatch(each -> each.severity() == Finding.Severity.ERROR);
    if (output.json()) {
      output.document(new Document(1, findings.stream().map(Row::of).toList()));
    } else {
      findings.forEach(this::print);
      if (findings.isEmpty()) {
        output.remark("the task files are in order");
      }
    }
    return errors ? ExitStatus.FAILED : ExitStatus.DONE;
  }

  private void print(Finding finding) {
    Path root = session.workspace().root();
    Path file = finding.file();
    String place = (file.startsWith(root) ? root.relativize(file) : file) + ":" + finding.line();
    String word = finding.severity().name().toLowerCase(Locale.ROOT);
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

  private record Document(int schemaVersion, List<Row> findings) {}

  private record Row(
      String severity,
      String rule,
      String file,
      int line,
      String message,
      Optional<String> suggestion) {

    static Row of(Finding finding) {
      return new Row(
          finding.severity().name().toLowerCase(Locale.ROOT),
          finding.rule(),
          finding.file().toString(),
          finding.line(),
          finding.message(),
          finding.suggestion());
    }
  }
}
