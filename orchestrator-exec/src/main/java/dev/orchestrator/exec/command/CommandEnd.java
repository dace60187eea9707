package dev.orchestrator.exec.command;

import dev.orchestrator.core.text.Durations;
import java.time.Duration;
import java.util.function.Function;

/** How a command ended. */
public sealed interface CommandEnd {

  /** It exited by itself with this status. */
  record Exited(int status) implements CommandEnd {}

  /** It was killed by a signal that did not come from us. */
  record Signalled(int signal) implements CommandEnd {}

  /** It ran longer than its limit and its process tree was stopped. */
  record TimedOut(Duration limit) implements CommandEnd {}

  /** The caller asked to stop and its process tree was stopped. */
  record Cancelled() implements CommandEnd {}

  /** The program could not be started: not found, not executable, folder missing. */
  record NotStarted(String reason) implements CommandEnd {}

  /**
   * It exited by itself, but not all of its captured output is there. No success, whatever the
   * status: an empty answer and a lost one look the same.
   *
   * @param why in words, to follow "its output is incomplete: "
   */
  record OutputIncomplete(int status, String why) implements CommandEnd {}

  /** One function for each case, so that a new case cannot be forgotten. */
  default <T> T match(
      Function<Exited, T> exited,
      Function<Signalled, T> signalled,
      Function<TimedOut, T> timedOut,
      Function<Cancelled, T> cancelled,
      Function<NotStarted, T> notStarted,
      Function<OutputIncomplete, T> incomplete) {
    if (this instanceof Exited end) {
      return exited.apply(end);
    }
    if (this instanceof Signalled end) {
      return signalled.apply(end);
    }
    if (this instanceof TimedOut end) {
      return timedOut.apply(end);
    }
    if (this instanceof Cancelled end) {
      return cancelled.apply(end);
    }
    if (this instanceof NotStarted end) {
      return notStarted.apply(end);
    }
    return incomplete.apply((OutputIncomplete) this);
  }

  /** What happened, to follow the name of the command: {@code exited with status 1}. */
  default String words() {
    return match(
        exited -> "exited with status " + exited.status(),
        signalled -> "was killed by signal " + signalled.signal(),
        timedOut -> "did not end within " + Durations.format(timedOut.limit()),
        cancelled -> "was interrupted",
        notStarted -> "could not be started: " + notStarted.reason(),
        incomplete -> "has an output that is incomplete: " + incomplete.why());
  }

  /** Whether the command exited with status 0 and its output, where it was captured, is whole. */
  default boolean isSuccess() {
    return this instanceof Exited exited && exited.status() == 0;
  }
}
