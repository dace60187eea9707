package dev.orchestrator.runtime.tasks;

import dev.orchestrator.runtime.usecase.RequestContext;
import dev.orchestrator.runtime.usecase.UseCase;
import dev.orchestrator.tasks.StartRequest;
import dev.orchestrator.tasks.Task;
import dev.orchestrator.tasks.TaskFilter;
import dev.orchestrator.tasks.TaskSnapshot;
import dev.orchestrator.tasks.TaskStore;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;

/** Finds the task to do next, and hands it out to who claims it. */
public final class NextTask implements UseCase<NextTask.Request, NextTaskDocument> {

  private final TaskStore store;
  private final Clock clock;

  /**
   * What is looked for.
   *
   * @param filter what the task must say
   * @param claim starts it for somebody; two who claim at once get two tasks
   */
  public record Request(TaskFilter filter, Optional<StartRequest> claim) {}

  @Inject
  NextTask(TaskStore store, Clock clock) {
    this.store = store;
    this.clock = clock;
  }

  @Override
  public NextTaskDocument run(Request request, RequestContext context) {
    Optional<Task> next =
        request
            .claim()
            .map(claim -> store.claimNext(claim, request.filter()))
            .orElseGet(() -> store.read().next(request.filter(), clock.instant()));
    TaskSnapshot tasks = store.read();
    return new NextTaskDocument(
        1,
        next.map(task -> TaskDetail.of(task, tasks)),
        tasks.all().stream().filter(tasks::isBlocked).count());
  }
}
