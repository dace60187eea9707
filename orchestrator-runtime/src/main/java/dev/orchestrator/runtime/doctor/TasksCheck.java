package dev.orchestrator.runtime.doctor;

import dev.orchestrator.core.spi.DoctorCheck;
import dev.orchestrator.core.spi.DoctorFinding;
import dev.orchestrator.core.text.Counted;
import dev.orchestrator.tasks.Finding;
import dev.orchestrator.tasks.TaskStore;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The task files, names of repositories in them included. */
final class TasksCheck implements DoctorCheck {

  private final Provider<TaskStore> store;

  @Inject
  TasksCheck(Provider<TaskStore> store) {
    this.store = store;
  }

  @Override
  public String name() {
    return "tasks";
  }

  @Override
  public List<DoctorFinding> examine() {
    List<Finding> found = store.get().lint();
    Optional<String> halfMoved = store.get().interruptedMove();
    if (halfMoved.isPresent()) {
      return Stream.concat(
              Stream.of(tidyUp(halfMoved.get())),
              found.stream()
                  .filter(finding -> !finding.rule().equals("interrupted-move"))
                  .map(TasksCheck::finding))
          .toList();
    }
    if (found.isEmpty()) {
      return List.of(DoctorFinding.good(Counted.of(store.get().read().all().size(), "task")));
    }
    return found.stream().map(TasksCheck::finding).toList();
  }

  private DoctorFinding tidyUp(String halfMoved) {
    return DoctorFinding.problem(halfMoved, "the next write to the tasks tidies up")
        .mendedBy(
            () -> {
              store.get().repair();
              return "the copy that was left behind is gone";
            });
  }

  private static DoctorFinding finding(Finding found) {
    String message = found.file() + ":" + found.line() + ": " + found.message();
    String remedy = found.suggestion().orElse("");
    return found.severity() == Finding.Severity.ERROR
        ? DoctorFinding.problem(message, remedy)
        : DoctorFinding.warning(message, remedy);
  }
}
