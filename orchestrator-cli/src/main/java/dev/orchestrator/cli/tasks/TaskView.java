package dev.orchestrator.cli.tasks;

import dev.orchestrator.cli.output.Output;
import dev.orchestrator.cli.output.Style;
import dev.orchestrator.cli.session.Session;
import dev.orchestrator.core.text.PlainText;
import dev.orchestrator.runtime.tasks.NextTaskDocument;
import dev.orchestrator.runtime.tasks.SingleTaskDocument;
import dev.orchestrator.runtime.tasks.TaskDetail;
import dev.orchestrator.runtime.tasks.TaskRow;
import dev.orchestrator.tasks.Criterion;
import dev.orchestrator.tasks.TaskField;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;

/** Shows one task to a person, or as JSON. */
final class TaskView {

  private static final String INDENT = "  ";

  private final Output output;
  private final Session session;

  TaskView(Output output, Session session) {
    this.output = output;
    this.session = session;
  }

  /** Everything about the task. */
  void show(SingleTaskDocument document) {
    if (output.json()) {
      output.document(document);
    } else {
      show(document.task());
    }
  }

  /** The task to do next, or that there is none. */
  void next(NextTaskDocument document) {
    if (output.json()) {
      output.document(document);
      return;
    }
    document.task().ifPresent(this::show);
    if (document.failed()) {
      long waiting = document.waiting();
      output.remark(
          "nothing is ready to be started" + (waiting == 0 ? "" : "; waiting: " + waiting));
    }
  }

  private void show(TaskDetail task) {
    TaskRow row = task.row();
    PrintStream out = output.out();
    Style style = output.style();
    out.println(style.name(row.id()) + "  " + style.strong(visible(row.title())));
    out.println(style.faint(row.status() + ", " + place(row)));
    out.println();
    int width = task.fields().stream().mapToInt(field -> field.name().length()).max().orElse(0);
    task.fields().forEach(field -> print(field, width));
    names("waits for", row.waitsFor());
    names("needed by", task.neededBy());
    task.criteria().forEach(this::print);
    if (!task.text().isEmpty()) {
      out.println();
      task.text().lines().forEach(line -> out.println(INDENT + visible(line)));
    }
  }

  /** That something was done to the task. */
  void done(String what, SingleTaskDocument document) {
    if (output.json()) {
      output.document(document);
    } else {
      TaskRow task = document.task().row();
      output
          .out()
          .println(
              what
                  + " "
                  + output.style().name(task.id())
                  + "  "
                  + visible(task.title())
                  + "  "
                  + output.style().faint("(" + place(task) + ")"));
    }
    document.worktree().ifPresent(folder -> output.remark("worktree: " + visible(folder)));
    document.warnings().forEach(warning -> output.remark("warning: " + visible(warning)));
  }

  /** Where a task stands, from the workspace on. */
  private String place(TaskRow task) {
    Path root = session.workspace().root();
    Path file = Path.of(task.file());
    return (file.startsWith(root) ? root.relativize(file) : file) + ":" + task.line();
  }

  private void print(TaskField field, int width) {
    List<String> lines = field.value().lines().toList();
    String name = field.name() + " ".repeat(width - field.name().length());
    String first = lines.isEmpty() ? "" : visible(lines.get(0));
    output.out().println((INDENT + output.style().faint(name) + INDENT + first).stripTrailing());
    lines.stream()
        .skip(1)
        .forEach(line -> output.out().println(INDENT + " ".repeat(width) + INDENT + visible(line)));
  }

  private void names(String title, List<String> names) {
    if (!names.isEmpty()) {
      String line = title + ": " + String.join(", ", names);
      output.out().println(INDENT + output.style().warning(visible(line)));
    }
  }

  private void print(Criterion criterion) {
    output
        .out()
        .println(
            INDENT
                + criterion.number()
                + (criterion.met() ? " [x] " : " [ ] ")
                + visible(criterion.text()));
  }

  private static String visible(String text) {
    return PlainText.visible(text);
  }
}
