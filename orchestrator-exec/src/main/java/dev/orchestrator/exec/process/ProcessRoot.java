package dev.orchestrator.exec.process;

import java.util.Optional;

/**
 * What a process tree is known by.
 *
 * @param leader the first process of the tree, best the leader of a session of its own; empty when
 *     it is gone and only the marker is left
 * @param marker the variable its descendants inherited, if it was given one
 */
public record ProcessRoot(Optional<ProcessIdentity> leader, Optional<EnvironmentMarker> marker) {

  /** The tree below a process, its process group and its session. */
  public static ProcessRoot of(ProcessIdentity leader) {
    return new ProcessRoot(Optional.of(leader), Optional.empty());
  }

  /** Everything that was started with the marker. */
  public static ProcessRoot of(EnvironmentMarker marker) {
    return new ProcessRoot(Optional.empty(), Optional.of(marker));
  }

  /** The same tree, and whoever carries the marker. */
  public ProcessRoot with(EnvironmentMarker inherited) {
    return new ProcessRoot(leader, Optional.of(inherited));
  }
}
