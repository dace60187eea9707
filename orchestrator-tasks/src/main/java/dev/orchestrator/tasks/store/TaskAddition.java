package dev.orchestrator.tasks.store;

import dev.orchestrator.tasks.FieldNames;
import dev.orchestrator.tasks.NewTask;
import dev.orchestrator.tasks.Priority;
import dev.orchestrator.tasks.Task;
import dev.orchestrator.tasks.TaskField;
import dev.orchestrator.tasks.TaskId;
import dev.orchestrator.tasks.document.Splice;
import dev.orchestrator.tasks.document.TaskDocument;
import dev.orchestrator.tasks.document.TaskText;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Writes a new task into the backlog. */
final class TaskAddition {

  private TaskAddition() {}

  static Change into(StoreState state, NewTask task, TaskId id) {
    DependencyRules.check(state, id, task.fields());
    List<TaskField> fields = complete(task.fields());
    TaskDocument document = state.backlog().forWriting();
    String lines =
        TaskText.task(
            id.toString(),
            TaskTexts.title(task.title()),
            TaskTexts.settings(fields),
            task.criteria().stream().map(TaskTexts::criterion).toList(),
            TaskTexts.appended(task.text()),
            document.lineEnd());
    Splice splice =
        SectionPlacement.place(
            document, value(fields, FieldNames.PRIORITY), lines.getBytes(StandardCharsets.UTF_8));
    return Change.inPlace(id, state.backlog(), document, document.with(List.of(splice)));
  }

  private static List<TaskField> complete(List<TaskField> given) {
    List<TaskField> fields = new ArrayList<>(given);
    addMissing(fields, FieldNames.PRIORITY, Priority.MEDIUM.word());
    addMissing(fields, FieldNames.ASSIGNED, Task.UNASSIGNED);
    fields.sort(Comparator.comparingInt(field -> rank(field.name())));
    return fields;
  }

  private static void addMissing(List<TaskField> fields, String name, String value) {
    if (fields.stream().noneMatch(field -> field.name().equalsIgnoreCase(name))) {
      fields.add(new TaskField(name, value));
    }
  }

  private static int rank(String name) {
    int rank = FieldNames.KNOWN.indexOf(name);
    return rank < 0 ? FieldNames.KNOWN.size() : rank;
  }

  private static String value(List<TaskField> fields, String name) {
    return fields.stream()
        .filter(field -> field.name().equalsIgnoreCase(name))
        .map(TaskField::value)
        .findFirst()
        .orElse("");
  }
}
