package dev.orchestrator.workers.scope;

import java.util.List;

/**
 * How this program is called, for places that start it again: the monitor's window, an agent's
 * hook.
 *
 * @param argv program and arguments up to the command; empty when it cannot be called
 */
public record ProgramCommand(List<String> argv) {

  /** Copies the list. */
  public ProgramCommand {
    argv = List.copyOf(argv);
  }
}
