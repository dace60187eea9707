package dev.orchestrator.tasks.store;

import dev.orchestrator.core.error.OrchestratorException;
import dev.orchestrator.tasks.Task;
import dev.orchestrator.tasks.TaskErrors;
import dev.orchestrator.tasks.TaskId;
import dev.orchestrator.tasks.TaskSnapshot;
import dev.orchestrator.tasks.TaskStatus;
import dev.orchestrator.tasks.document.TaskBlock;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The three files as they were read. */
record StoreState(StoreFile backlog, StoreFile active, StoreFile completed) {

  List<StoreFile> files() {
    return List.of(backlog, active, completed);
  }

  StoreFile file(TaskStatus status) {
    return switch (status) {
      case BACKLOG -> backlog;
      case ACTIVE -> active;
      case COMPLETED -> completed;
    };
  }

  TaskSnapshot snapshot() {
    List<Task> tasks = new ArrayList<>();
    for (StoreFile file : files()) {
      for (TaskBlock block : file.document().tasks()) {
        tasks.add(TaskValues.task(file, block));
      }
    }
    return new TaskSnapshot(tasks);
  }

  /** A task where it stands. */
  record Located(StoreFile file, TaskBlock block) {}

  /** The only task with that identifier. */
  Located require(TaskId id) {
    List<Located> found = locate(id);
    if (found.isEmpty()) {
      throw new OrchestratorException(
          TaskErrors.TASK_UNKNOWN,
          "there is no task '" + id + "'",
          "'orchestrator task list --all' shows all of them");
    }
    if (found.size() > 1) {
      throw TaskSnapshot.ambiguous(
          found.stream().map(each -> TaskValues.task(each.file(), each.block())).toList());
    }
    return found.get(0);
  }

  List<Located> locate(TaskId id) {
    return files().stream()
        .flatMap(
            file ->
                file.document().tasks().stream()
                    .filter(block -> block.number() == id.number())
                    .map(block -> new Located(file, block)))
        .toList();
  }

  int highestNumber() {
    return files().stream()
        .flatMap(file -> Stream.of(file.document().numbers()))
        .flatMap(numbers -> numbers.stream())
        .mapToInt(Integer::intValue)
        .max()
        .orElse(0);
  }
}
