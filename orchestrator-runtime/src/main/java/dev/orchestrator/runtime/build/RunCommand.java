package dev.orchestrator.runtime.build;

import dev.orchestrator.runtime.usecase.RequestContext;
import dev.orchestrator.runtime.usecase.UseCase;
import jakarta.inject.Inject;

/** Runs one command in many repositories. */
public final class RunCommand implements UseCase<RunCommand.Request, CommandOutputDocument> {

  private final CarryOutWork work;

  /**
   * What is to be run.
   *
   * @param watcher asked and told on the way
   */
  public record Request(WorkRequest.AnyCommand command, WorkWatcher watcher) {}

  @Inject
  RunCommand(CarryOutWork work) {
    this.work = work;
  }

  @Override
  public CommandOutputDocument run(Request request, RequestContext context) {
    return CommandOutputDocument.of(
        work.run(new CarryOutWork.Request(request.command(), request.watcher()), context));
  }
}
