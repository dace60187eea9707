package dev.orchestrator.workers.simulation;

/**
 * Kills the simulated supervisor at some later point of its work. Every place where a real one can
 * be killed with a different result passes through {@link #point}.
 */
final class Fuse {

  private long pointsLeft = Long.MAX_VALUE;

  /** The end of the supervisor: nothing of it runs any more, not even a finally block's effect. */
  static final class Killed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Killed() {
      super("killed", null, false, false);
    }
  }

  void light(long points) {
    pointsLeft = points;
  }

  void point() {
    if (pointsLeft-- <= 0) {
      pointsLeft = Long.MAX_VALUE;
      throw new Killed();
    }
  }

  /** Whether the next point kills. */
  boolean isDue() {
    return pointsLeft <= 0;
  }
}
