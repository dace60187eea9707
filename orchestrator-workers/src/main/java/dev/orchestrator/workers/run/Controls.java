package dev.orchestrator.workers.run;

import dev.orchestrator.workers.attempt.AttemptId;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/**
 * What people asked of a run and that still holds.
 *
 * @param paused whether nothing new is to start
 * @param stop how it is to be stopped, if it is
 * @param workers the number of workers somebody asked for instead of the plan's
 * @param unwanted attempts that are to be ended because their issue is to be started anew
 * @param carriedOut the last commands, by id; one that is delivered again is ignored
 */
public record Controls(
    boolean paused,
    Optional<UserCommand.Stop> stop,
    Optional<Integer> workers,
    Set<AttemptId> unwanted,
    Set<String> carriedOut) {

  /** Nobody asked for anything. */
  public static final Controls NONE =
      new Controls(false, Optional.empty(), Optional.empty(), Set.of(), Set.of());

  private static final int REMEMBERED = 100;

  /** Copies the sets, keeping their order. */
  public Controls {
    unwanted = java.util.Collections.unmodifiableSet(new LinkedHashSet<>(unwanted));
    carriedOut = java.util.Collections.unmodifiableSet(new LinkedHashSet<>(carriedOut));
  }

  Controls paused(boolean pause) {
    return new Controls(pause, stop, workers, unwanted, carriedOut);
  }

  Controls stop(Optional<UserCommand.Stop> how) {
    return new Controls(paused, how, workers, unwanted, carriedOut);
  }

  Controls workers(int count) {
    return new Controls(paused, stop, Optional.of(count), unwanted, carriedOut);
  }

  Controls unwanted(AttemptId attempt) {
    Set<AttemptId> more = new LinkedHashSet<>(unwanted);
    more.add(attempt);
    return new Controls(paused, stop, workers, more, carriedOut);
  }

  Controls gone(AttemptId attempt) {
    if (!unwanted.contains(attempt)) {
      return this;
    }
    Set<AttemptId> fewer = new LinkedHashSet<>(unwanted);
    fewer.remove(attempt);
    return new Controls(paused, stop, workers, fewer, carriedOut);
  }

  Controls carriedOut(String command) {
    Set<String> more = new LinkedHashSet<>(carriedOut);
    more.add(command);
    if (more.size() > REMEMBERED) {
      more.remove(more.iterator().next());
    }
    return new Controls(paused, stop, workers, unwanted, more);
  }
}
