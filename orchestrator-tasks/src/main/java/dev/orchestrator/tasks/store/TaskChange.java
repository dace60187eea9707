package dev.orchestrator.tasks.store;

import dev.orchestrator.core.error.OrchestratorException;
import dev.orchestrator.tasks.TaskEdit;
import dev.orchestrator.tasks.TaskErrors;
import dev.orchestrator.tasks.TaskId;
import dev.orchestrator.tasks.document.FieldEdits;
import dev.orchestrator.tasks.document.FieldEntry;
import dev.orchestrator.tasks.document.Placement;
import dev.orchestrator.tasks.document.Splice;
import dev.orchestrator.tasks.document.TaskBlock;
import dev.orchestrator.tasks.document.TaskDocument;
import dev.orchestrator.tasks.document.TaskText;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Changes one task where it stands. */
final class TaskChange {

  private TaskChange() {}

  static Change in(StoreState state, StoreState.Located located, TaskEdit edit) {
    TaskId id = new TaskId(located.block().number());
    DependencyRules.check(state, id, edit.set());
    TaskDocument document = located.file().forWriting();
    return Change.inPlace(
        id, located.file(), document, document.with(splices(document, located.block(), edit)));
  }

  static List<Splice> splices(TaskDocument document, TaskBlock task, TaskEdit edit) {
    List<FieldEdits.Setting> settings = TaskTexts.settings(edit.set());
    refuseAmbiguous(task, edit);
    List<Splice> splices = new ArrayList<>();
    edit.title().ifPresent(title -> splices.add(title(task, TaskTexts.title(title))));
    splices.addAll(FieldEdits.set(document, task, settings));
    edit.unset().stream()
        .flatMap(name -> task.field(name).stream())
        .distinct()
        .forEach(field -> splices.add(FieldEdits.unset(field)));
    edit.met().forEach(number -> splices.add(mark(task, number, "x")));
    edit.unmet().forEach(number -> splices.add(mark(task, number, " ")));
    splices.addAll(additions(document, task, edit));
    return splices;
  }

  private static List<Splice> additions(TaskDocument document, TaskBlock task, TaskEdit edit) {
    List<Splice> splices = new ArrayList<>();
    if (!edit.criteria().isEmpty()) {
      String lines =
          edit.criteria().stream()
              .map(TaskTexts::criterion)
              .map(TaskText::criterion)
              .collect(Collectors.joining("\n"));
      splices.add(Placement.appendCriteria(document, task, lines));
    }
    String text = TaskTexts.appended(edit.appendedText());
    if (!text.isEmpty()) {
      splices.add(Placement.appendToTask(document, task, text));
    }
    return splices;
  }

  private static Splice title(TaskBlock task, String title) {
    String space = task.titleSpan().start() == task.titleSpan().end() ? " " : "";
    return Splice.replace(task.titleSpan(), space + TaskText.title(title));
  }

  private static Splice mark(TaskBlock task, int number, String mark) {
    if (number < 1 || number > task.criteria().size()) {
      throw new OrchestratorException(
          TaskErrors.TASK_TEXT_INVALID,
          task.label() + " has no criterion " + number,
          task.criteria().isEmpty()
              ? "it has none; --add-criterion adds one"
              : "it has 1 to "
                  + task.criteria().size()
                  + "; 'orchestrator task show "
                  + task.label()
                  + "' lists them");
    }
    int box = task.criteria().get(number - 1).box();
    return Splice.replace(new dev.orchestrator.tasks.document.Span(box, box + 1), mark);
  }

  private static void refuseAmbiguous(TaskBlock task, TaskEdit edit) {
    edit.set().forEach(field -> refuseRepeated(task, field.name().strip()));
    edit.unset().forEach(name -> refuseRepeated(task, name));
    for (String name : edit.unset()) {
      if (edit.set().stream().anyMatch(field -> field.name().equalsIgnoreCase(name))) {
        throw new OrchestratorException(
            TaskErrors.TASK_TEXT_INVALID,
            "'" + name + "' cannot be set and unset at once",
            "leave one of the two out");
      }
    }
  }

  private static void refuseRepeated(TaskBlock task, String name) {
    List<FieldEntry> found =
        task.fields().stream().filter(field -> field.name().equalsIgnoreCase(name)).toList();
    if (found.size() > 1) {
      String lines =
          found.stream()
              .map(field -> String.valueOf(field.line() + 1))
              .collect(Collectors.joining(" and "));
      throw new OrchestratorException(
          TaskErrors.TASK_AMBIGUOUS,
          task.label() + " has the field '" + name + "' more than once, in lines " + lines,
          "remove all but one of them by hand");
    }
  }
}
