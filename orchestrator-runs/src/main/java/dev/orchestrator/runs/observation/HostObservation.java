package dev.orchestrator.runs.observation;

import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * What is known of the machine. A value that could not be read refuses nothing.
 *
 * @param freeMemory bytes a new process could get
 * @param loadPerCore load average of the last minute over the number of cores
 * @param freeDisk bytes free where worktrees and logs are written
 * @param backend whether workers can be started and looked at
 */
public record HostObservation(
    OptionalLong freeMemory, OptionalDouble loadPerCore, OptionalLong freeDisk, Liveness backend) {

  /** A machine that is able to start workers and of which no more is known. */
  public static final HostObservation READY =
      new HostObservation(
          OptionalLong.empty(), OptionalDouble.empty(), OptionalLong.empty(), Liveness.ALIVE);
}
