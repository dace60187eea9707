package dev.orchestrator.tasks.store;

import dev.orchestrator.tasks.Priority;
import dev.orchestrator.tasks.document.Placement;
import dev.orchestrator.tasks.document.Splice;
import dev.orchestrator.tasks.document.TaskDocument;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Finds the place of a task in the backlog: the section of its priority, made when others of its
 * kind are there and it is not, else the end.
 */
final class SectionPlacement {

  private SectionPlacement() {}

  static Splice place(TaskDocument document, String priority, byte[] task) {
    Priority wanted = Priority.of(priority).orElse(Priority.MEDIUM);
    List<TaskDocument.Section> sections =
        document.sections().stream()
            .filter(section -> Priority.of(section.title()).isPresent())
            .toList();
    if (sections.isEmpty()) {
      return Placement.append(document, task);
    }
    return sections.stream()
        .filter(section -> priorityOf(section) == wanted)
        .findFirst()
        .map(section -> Placement.appendTo(document, section, task))
        .orElseGet(
            () -> Placement.newSection(document, title(wanted), after(sections, wanted), task));
  }

  private static Optional<TaskDocument.Section> after(
      List<TaskDocument.Section> sections, Priority wanted) {
    return sections.stream()
        .filter(section -> priorityOf(section).compareTo(wanted) > 0)
        .findFirst();
  }

  private static Priority priorityOf(TaskDocument.Section section) {
    return Priority.of(section.title()).orElseThrow();
  }

  private static String title(Priority priority) {
    String word = priority.word();
    return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1) + " Priority";
  }
}
