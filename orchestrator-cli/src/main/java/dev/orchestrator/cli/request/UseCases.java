package dev.orchestrator.cli.request;

import dev.orchestrator.cli.output.ProgressLine;
import dev.orchestrator.cli.session.Invocation;
import dev.orchestrator.cli.session.Session;
import dev.orchestrator.runtime.Seeds;
import dev.orchestrator.runtime.usecase.Asked;
import dev.orchestrator.runtime.usecase.Document;
import dev.orchestrator.runtime.usecase.RequestContext;
import dev.orchestrator.runtime.usecase.UseCase;

/**
 * What a command asks: opens the workspace when the first question comes, shows progress on the
 * terminal while it is answered, and ends it when the user interrupts.
 */
public final class UseCases {

  private final Session session;
  private final Invocation invocation;
  private final Seeds.Logging logging;

  /** Of one invocation of the program. */
  public UseCases(Session session, Invocation invocation, Seeds.Logging logging) {
    this.session = session;
    this.invocation = invocation;
    this.logging = logging;
  }

  /** The document that answers {@code request}; the line of progress is gone by then. */
  public <Q, D extends Document> D ask(Class<? extends UseCase<Q, D>> useCase, Q request) {
    return ask(session.service(useCase), request);
  }

  /** The same for a use case that needs no workspace to be open. */
  public <Q, D extends Document> D ask(UseCase<Q, D> useCase, Q request) {
    try (ProgressLine line = new ProgressLine(invocation.err(), invocation.terminal().error())) {
      RequestContext context = new RequestContext(line, invocation.cancellation());
      return logging == Seeds.Logging.ON
          ? Asked.run(useCase, request, context)
          : useCase.run(request, context);
    }
  }
}
