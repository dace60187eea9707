package dev.orchestrator.tasks.store;

import dev.orchestrator.core.error.OrchestratorException;
import dev.orchestrator.tasks.TaskErrors;
import dev.orchestrator.tasks.TaskId;
import dev.orchestrator.tasks.document.Flaw;
import dev.orchestrator.tasks.document.Span;
import dev.orchestrator.tasks.document.TaskBlock;
import dev.orchestrator.tasks.document.TaskDocument;
import java.util.List;

/**
 * Reads new content before it is written: whatever text went into it, every other task must be what
 * it was, and nothing may have become unreadable.
 */
final class ChangeCheck {

  private ChangeCheck() {}

  /** The new content as a document. */
  static TaskDocument verified(TaskId subject, Change.NewContent change) {
    TaskDocument after = TaskDocument.parse(change.content());
    if (!after.flaws().isEmpty()) {
      throw refused(subject, lineOf(after.flaws().get(0)));
    }
    List<TaskBlock> kept = others(change.base(), subject);
    List<TaskBlock> found = others(after, subject);
    if (kept.size() != found.size()) {
      throw refused(subject, "it would add or hide another task");
    }
    for (int index = 0; index < kept.size(); index++) {
      if (!same(change.base(), kept.get(index), after, found.get(index))) {
        throw refused(subject, "it would change " + kept.get(index).label());
      }
    }
    int times = after.tasks().size() - found.size();
    if (times != (change.present() ? 1 : 0)) {
      throw refused(subject, "it would be read as " + times + " tasks");
    }
    return after;
  }

  private static List<TaskBlock> others(TaskDocument document, TaskId subject) {
    return document.tasks().stream().filter(task -> task.number() != subject.number()).toList();
  }

  private static boolean same(
      TaskDocument before, TaskBlock was, TaskDocument after, TaskBlock is) {
    return before.same(lines(before, was), after, lines(after, is));
  }

  /** Without the last end of line, which a document's last task may lack until another follows. */
  private static Span lines(TaskDocument document, TaskBlock task) {
    Span extent = task.extent();
    int end = extent.end() - document.lineEndLength(extent.end());
    return new Span(extent.start(), end);
  }

  private static String lineOf(Flaw flaw) {
    return "line " + (flaw.line() + 1) + " would be wrong: " + flaw.message();
  }

  private static OrchestratorException refused(TaskId subject, String why) {
    return new OrchestratorException(
        TaskErrors.TASK_TEXT_INVALID,
        "the text for " + subject + " cannot be written: " + why,
        "nothing was changed; write it without headings, open code fences and comments");
  }
}
