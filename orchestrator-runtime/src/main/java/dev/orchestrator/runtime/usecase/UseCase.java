package dev.orchestrator.runtime.usecase;

/**
 * One thing a user can ask for, from the command line, a browser, an agent in charge or a program
 * that embeds this one. It decides everything; a front end makes a request of what its user said,
 * and shows the document.
 *
 * <p>Implementations keep nothing between two requests and are thread-safe.
 *
 * @param <Q> the request: an immutable value
 * @param <D> the document that answers it
 */
@FunctionalInterface
public interface UseCase<Q, D extends Document> {

  /**
   * Does what is asked, and returns when it is done or was cancelled. What is expected to go wrong
   * for one of many, such as a repository that is missing, is a row of the document.
   *
   * @throws dev.orchestrator.core.error.OrchestratorException when the request as a whole cannot be
   *     carried out; its code says who can mend that
   */
  D run(Q request, RequestContext context);
}
