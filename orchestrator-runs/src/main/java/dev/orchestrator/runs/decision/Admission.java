package dev.orchestrator.runs.decision;

import dev.orchestrator.runs.observation.HostObservation;
import dev.orchestrator.runs.observation.Liveness;
import dev.orchestrator.runs.plan.Limits;
import java.util.Locale;
import java.util.Optional;

/** Whether the machine can bear another attempt. */
final class Admission {

  private static final long MIB = 1L << 20;

  private final Limits limits;

  Admission(Limits limits) {
    this.limits = limits;
  }

  /**
   * Why not.
   *
   * @param idle whether nothing of this run is at work; then memory and load, which others use, do
   *     not keep the run from making any progress at all
   */
  Optional<String> refuses(HostObservation host, boolean idle) {
    if (host.backend() != Liveness.ALIVE) {
      return Optional.of("workers cannot be started: the terminal server does not answer");
    }
    if (host.freeDisk().orElse(Long.MAX_VALUE) < limits.minFreeDisk()) {
      return Optional.of("only " + host.freeDisk().orElse(0) / MIB + " MiB of disk are free");
    }
    if (!idle && host.freeMemory().orElse(Long.MAX_VALUE) < limits.minFreeMemory()) {
      return Optional.of("only " + host.freeMemory().orElse(0) / MIB + " MiB of memory are free");
    }
    if (!idle && host.loadPerCore().orElse(0) > limits.maxLoadPerCore()) {
      return Optional.of(
          String.format(Locale.ROOT, "the load is %.1f per core", host.loadPerCore().orElse(0)));
    }
    return Optional.empty();
  }
}
