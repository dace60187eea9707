package dev.orchestrator.runtime.usecase;

import dev.orchestrator.core.cancellation.CancellationToken;

/**
 * How whoever asks goes along with the work.
 *
 * @param progress told how far it is
 * @param cancellation ends it early: the document then has what was done by then
 */
public record RequestContext(ProgressListener progress, CancellationToken cancellation) {

  /** Nobody watches; the token ends the work. */
  public static RequestContext of(CancellationToken cancellation) {
    return new RequestContext(ProgressListener.NONE, cancellation);
  }
}
