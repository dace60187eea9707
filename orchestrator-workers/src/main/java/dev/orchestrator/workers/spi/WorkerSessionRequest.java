package dev.orchestrator.workers.spi;

import java.util.List;

/**
 * The places one run needs.
 *
 * @param name what people call the session; a plain name
 * @param run identifies the run, also among those of other workspaces with the same name
 * @param workers how many places
 * @param monitor program that watches over the run, started anew when the session is there already;
 *     empty when it runs somewhere else
 * @param dashboard program for a further place that shows the run; empty for none
 */
public record WorkerSessionRequest(
    String name, String run, int workers, List<String> monitor, List<String> dashboard) {

  /** Copies the lists. */
  public WorkerSessionRequest {
    monitor = List.copyOf(monitor);
    dashboard = List.copyOf(dashboard);
  }
}
