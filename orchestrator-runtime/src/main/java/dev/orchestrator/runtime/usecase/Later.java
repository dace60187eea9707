package dev.orchestrator.runtime.usecase;

import com.google.inject.ProvisionException;
import dev.orchestrator.core.error.OrchestratorException;
import java.util.function.Supplier;

/** A service that a use case needs only now and then, asked for in the middle of a request. */
public final class Later {

  private Later() {}

  /**
   * The service.
   *
   * @throws OrchestratorException when it cannot be made, for example because a file it reads is
   *     broken: as it was thrown, not wrapped by the injector
   */
  public static <T> T get(Supplier<T> service) {
    try {
      return service.get();
    } catch (ProvisionException failed) {
      if (failed.getCause() instanceof OrchestratorException expected) {
        throw expected;
      }
      throw failed;
    }
  }
}
