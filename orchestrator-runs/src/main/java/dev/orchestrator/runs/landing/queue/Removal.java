package dev.orchestrator.runs.landing.queue;

import java.util.List;
import java.util.function.Function;

/** Why a branch is not among those that land. */
public sealed interface Removal {

  /**
   * It does not merge with the base or with a branch before it.
   *
   * @param onto issues it was merged onto
   * @param paths files in conflict
   */
  record Conflicting(List<Integer> onto, List<String> paths) implements Removal {

    /** Copies the lists. */
    public Conflicting {
      onto = List.copyOf(onto);
      paths = List.copyOf(paths);
    }
  }

  /**
   * The tree with it is red, and the tree without it is green.
   *
   * @param with issues it was verified on top of
   */
  record Red(List<Integer> with) implements Removal {

    /** Copies the list. */
    public Red {
      with = List.copyOf(with);
    }
  }

  /**
   * It needs another one that does not land.
   *
   * @param other number of that issue
   */
  record Needing(int other) implements Removal {}

  /**
   * The landing stopped before its turn came.
   *
   * @param reason why
   */
  record Stopped(String reason) implements Removal {}

  /** One function for each case, so that a new case cannot be forgotten. */
  default <T> T match(
      Function<Conflicting, T> conflicting,
      Function<Red, T> red,
      Function<Needing, T> needing,
      Function<Stopped, T> stopped) {
    if (this instanceof Conflicting removal) {
      return conflicting.apply(removal);
    }
    if (this instanceof Red removal) {
      return red.apply(removal);
    }
    if (this instanceof Needing removal) {
      return needing.apply(removal);
    }
    return stopped.apply((Stopped) this);
  }
}
