package dev.orchestrator.cli.tasks;

import dev.orchestrator.cli.output.Output;
import dev.orchestrator.cli.output.Style;
import dev.orchestrator.cli.session.Session;
import dev.orchestrator.core.text.PlainText;
import dev.orchestrator.tasks.Criterion;
import dev.orchestrator.tasks.Task;
import dev.orchestrator.tasks.TaskField;
import dev.orchestrator.tasks.TaskSnapshot;
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
  void show(Task task, TaskSnapshot tasks) {
    if (output.json()) {
      output.document(TaskDetail.document(task, tasks));
      return;
    }
    PrintStream out = output.out();
    Style style = output.style();
    out.println(style.name(task.label()) + "  " + style.strong(visible(task.title())));
    out.println(style.faint(task.status().word() + ", " + place(task)));
    out.println();
    int width = task.fields().stream().mapToInt(field -> field.name().length()).max().orElse(0);
    task.fields().forEach(field -> print(field, width));
    names("waits for", tasks.waitsFor(task));
    names("needed by", tasks.dependants(task).stream().map(Task::label).toList());
    task.criteria().forEach(this::print);
    if (!task.text().isEmpty()) {
      out.println();
      task.text().lines().forEach(line -> out.println(INDENT + visible(line)));
    }
  }

  /** That something was done to the task. */
  void done(String what, Task task, TaskSnapshot tasks) {
    if (output.json()) {
      output.document(TaskDetail.document(task, tasks));
    } else {
      output
          .out()
          .println(
              what
                  + " "
                  + output.style().name(task.label())
                  + "  "
                  + visible(task.title())
                  + "  "
                  + output.style().faint("(" + place(task) + ")"));
    }
  }

  /** Where a task stands, from the workspace on. */
  private String place(Task task) {
    Path root = session.workspace().root();
    Path file = task.file().startsWith(root) ? root.relativize(task.file()) : task.file();
    return file + ":" + task.line();
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
