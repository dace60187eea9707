package dev.orchestrator.tasks.store;

import dev.orchestrator.tasks.Criterion;
import dev.orchestrator.tasks.Task;
import dev.orchestrator.tasks.TaskField;
import dev.orchestrator.tasks.TaskId;
import dev.orchestrator.tasks.document.CriterionEntry;
import dev.orchestrator.tasks.document.TaskBlock;
import java.util.ArrayList;
import java.util.List;

/** Turns what stands in a document into values of the store's interface. */
final class TaskValues {

  private TaskValues() {}

  static Task task(StoreFile file, TaskBlock block) {
    return new Task(
        new TaskId(block.number()),
        block.label(),
        block.title(),
        file.status(),
        file.path(),
        block.line() + 1,
        block.section(),
        block.fields().stream().map(field -> new TaskField(field.name(), field.value())).toList(),
        criteria(block.criteria()),
        file.document().text(block.text()).stripTrailing());
  }

  private static List<Criterion> criteria(List<CriterionEntry> entries) {
    List<Criterion> criteria = new ArrayList<>();
    for (CriterionEntry entry : entries) {
      criteria.add(new Criterion(criteria.size() + 1, entry.met(), entry.text(), entry.line() + 1));
    }
    return criteria;
  }
}
