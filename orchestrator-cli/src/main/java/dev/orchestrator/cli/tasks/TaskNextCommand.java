package dev.orchestrator.cli.tasks;

import dev.orchestrator.cli.output.Output;
import dev.orchestrator.cli.session.ExitStatus;
import dev.orchestrator.cli.session.Session;
import dev.orchestrator.core.text.Durations;
import dev.orchestrator.tasks.StartRequest;
import dev.orchestrator.tasks.Task;
import dev.orchestrator.tasks.TaskFilter;
import dev.orchestrator.tasks.TaskSnapshot;
import dev.orchestrator.tasks.TaskStore;
import jakarta.inject.Provider;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Says what to do next, and hands it out. */
@Command(
    name = "next",
    description = {
      "Show the task to do next: the most urgent one that nobody has and that waits for nothing.",
      "Exit status 1 when there is none."
    })
final class TaskNextCommand implements Callable<Integer> {

  private final Provider<TaskStore> store;
  private final Output output;
  private final Clock clock;
  private final TaskView view;

  @Mixin private final TaskFilterOptions options = new TaskFilterOptions();

  @Option(
      names = "--claim",
      paramLabel = "NAME",
      description = "Start it, assigned to NAME; two who claim at once get two tasks.")
  private @Nullable String claim;

  @Option(
      names = "--expires",
      paramLabel = "DURATION",
      defaultValue = "4h",
      description = "After what time others may take over a claim; default: ${DEFAULT-VALUE}.")
  private String expires = "";

  @Option(names = "--branch", paramLabel = "BRANCH", description = "Where a claimer works.")
  private @Nullable String branch;

  TaskNextCommand(Provider<TaskStore> store, Output output, Clock clock, Session session) {
    this.store = store;
    this.output = output;
    this.clock = clock;
    this.view = new TaskView(output, session);
  }

  @Override
  public Integer call() {
    TaskStore tasks = store.get();
    TaskFilter filter = options.filter(List.of());
    Optional<Task> next =
        claim == null
            ? tasks.read().next(filter, clock.instant())
            : tasks.claimNext(request(claim), filter);
    TaskSnapshot after = tasks.read();
    if (next.isEmpty()) {
      return none(after);
    }
    view.show(next.get(), after);
    return ExitStatus.DONE;
  }

  private StartRequest request(String name) {
    return new StartRequest(
        Optional.of(name),
        Optional.ofNullable(branch),
        Optional.of(Durations.parsePositive(expires)));
  }

  private int none(TaskSnapshot tasks) {
    if (output.json()) {
      output.document(new Nothing(1, Optional.empty()));
    } else {
      long waiting = tasks.all().stream().filter(tasks::isBlocked).count();
      output.remark(
          "nothing is ready to be started" + (waiting == 0 ? "" : "; waiting: " + waiting));
    }
    return ExitStatus.FAILED;
  }

  private record Nothing(int schemaVersion, Optional<TaskDetail> task) {}
}
