package dev.orchestrator.runtime.tasks;

import dev.orchestrator.tasks.FieldNames;
import dev.orchestrator.tasks.Priority;
import dev.orchestrator.tasks.TaskField;
import java.util.List;

/** A priority that is taken, as people use words of their own, but sorts like none. */
final class PriorityWarning {

  private PriorityWarning() {}

  static List<String> of(List<TaskField> fields) {
    return fields.stream()
        .filter(field -> field.name().equalsIgnoreCase(FieldNames.PRIORITY))
        .map(TaskField::value)
        .filter(value -> !value.isBlank() && Priority.of(value).isEmpty())
        .map(value -> "priority '" + value + "' is not high, medium or low, and counts as medium")
        .toList();
  }
}
