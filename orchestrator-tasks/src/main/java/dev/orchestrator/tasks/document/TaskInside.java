package dev.orchestrator.tasks.document;

import java.util.List;

/**
 * What stands below a task's heading.
 *
 * @param fields in their order
 * @param criteria in their order, wherever in the task they stand
 * @param text what stands behind the fields, without blank lines around it
 */
record TaskInside(List<FieldEntry> fields, List<CriterionEntry> criteria, Span text) {

  TaskInside {
    fields = List.copyOf(fields);
    criteria = List.copyOf(criteria);
  }
}
