package dev.orchestrator.runtime.usecase;

import java.time.Duration;

/** A request that is logged, for whoever looks for a fault. */
public final class Asked {

  private Asked() {}

  /** Answers the request; what is logged names the use case, and nothing of what was asked. */
  public static <Q, D extends Document> D run(
      UseCase<Q, D> useCase, Q request, RequestContext context) {
    System.Logger log = System.getLogger("dev.orchestrator.runtime");
    if (!log.isLoggable(System.Logger.Level.INFO)) {
      return useCase.run(request, context);
    }
    long began = System.nanoTime();
    String name = useCase.getClass().getSimpleName();
    try {
      D document = useCase.run(request, context);
      log.log(System.Logger.Level.INFO, () -> name + " was answered after " + since(began));
      return document;
    } catch (RuntimeException failed) {
      log.log(System.Logger.Level.INFO, () -> name + " failed after " + since(began), failed);
      throw failed;
    }
  }

  private static String since(long began) {
    return Duration.ofNanos(System.nanoTime() - began).toMillis() + " ms";
  }
}
