package dev.orchestrator.tasks.store;

import dev.orchestrator.tasks.FieldNames;
import dev.orchestrator.tasks.TaskEdit;
import dev.orchestrator.tasks.TaskId;
import dev.orchestrator.tasks.TaskStatus;
import dev.orchestrator.tasks.document.FieldEntry;
import dev.orchestrator.tasks.document.Placement;
import dev.orchestrator.tasks.document.Splice;
import dev.orchestrator.tasks.document.TaskBlock;
import dev.orchestrator.tasks.document.TaskDocument;
import java.util.List;

/** Takes a task from one file to another, its fields changed on the way. */
final class TaskMove {

  private TaskMove() {}

  static Change to(StoreState state, TaskStatus target, StoreState.Located located, TaskEdit edit) {
    TaskId id = new TaskId(located.block().number());
    TaskDocument source = located.file().forWriting();
    TaskDocument destination = state.file(target).forWriting();
    TaskDocument edited =
        TaskDocument.parse(source.with(TaskChange.splices(source, located.block(), edit)));
    TaskBlock task = edited.task(id.number()).orElseThrow();
    byte[] lines =
        Placement.lines(
            edited, task, state.file(target).content().isPresent() ? destination : edited);
    byte[] arrival = destination.with(List.of(place(destination, target, task, lines)));
    byte[] departure = source.with(List.of(Placement.remove(source, located.block())));
    return new Change(
        id,
        List.of(
            new Change.NewContent(state.file(target), destination, arrival, true),
            new Change.NewContent(located.file(), source, departure, false)));
  }

  private static Splice place(
      TaskDocument destination, TaskStatus target, TaskBlock task, byte[] lines) {
    return target == TaskStatus.BACKLOG
        ? SectionPlacement.place(
            destination, task.field(FieldNames.PRIORITY).map(FieldEntry::value).orElse(""), lines)
        : Placement.append(destination, lines);
  }
}
