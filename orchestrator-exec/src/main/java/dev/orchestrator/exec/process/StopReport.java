package dev.orchestrator.exec.process;

import java.util.List;

/**
 * What stopping a process tree did.
 *
 * @param stopped the processes that were signalled, in that order
 * @param survivors those still there at the end, for example waiting for a dead network drive
 */
public record StopReport(List<ProcessEntry> stopped, List<ProcessEntry> survivors) {

  /** Copies the lists. */
  public StopReport {
    stopped = List.copyOf(stopped);
    survivors = List.copyOf(survivors);
  }
}
