package dev.orchestrator.runs.run;

import dev.orchestrator.runs.attempt.AttemptId;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/**
 * What people asked of a run and that still holds.
 *
 * @param paused whether nothing new is to start
 * @param stop how it is to be stopped, if it is
 * @param workers the number of workers somebody asked for instead of the plan's
 * @param orders what they asked of single issues
 * @param carriedOut the last commands, by id; one that is delivered again is ignored
 */
public record Controls(
    boolean paused,
    Optional<UserCommand.Stop> stop,
    Optional<Integer> workers,
    IssueOrders orders,
    Set<String> carriedOut) {

  /** Nobody asked for anything. */
  public static final Controls NONE =
      new Controls(false, Optional.empty(), Optional.empty(), IssueOrders.NONE, Set.of());

  private static final int REMEMBERED = 100;

  /** Copies the set, keeping its order. */
  public Controls {
    carriedOut = Collections.unmodifiableSet(new LinkedHashSet<>(carriedOut));
  }

  Controls paused(boolean pause) {
    return new Controls(pause, stop, workers, orders, carriedOut);
  }

  Controls stop(Optional<UserCommand.Stop> how) {
    return new Controls(paused, how, workers, orders, carriedOut);
  }

  Controls workers(int count) {
    return new Controls(paused, stop, Optional.of(count), orders, carriedOut);
  }

  Controls with(IssueOrders changed) {
    return new Controls(paused, stop, workers, changed, carriedOut);
  }

  Controls gone(AttemptId attempt) {
    return with(orders.gone(attempt));
  }

  Controls carriedOut(String command) {
    Set<String> more = new LinkedHashSet<>(carriedOut);
    more.add(command);
    if (more.size() > REMEMBERED) {
      more.remove(more.iterator().next());
    }
    return new Controls(paused, stop, workers, orders, more);
  }
}
