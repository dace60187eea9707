package dev.orchestrator.workers.memory;

import dev.orchestrator.runs.attempt.AttemptId;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * How the kernel of this machine keeps an attempt within a limit of memory. A process of an attempt
 * that wants more than the limit is ended by the kernel; the supervisor and the other attempts do
 * not notice. Implementations are immutable and thread-safe.
 */
public interface MemoryConfinement {

  /** By which means, in a few words for people. */
  String means();

  /** Why it cannot be done on this machine; empty when it can. */
  Optional<String> unavailable();

  /**
   * Makes ready a place with a limit.
   *
   * @param attempt names the place
   * @param bytes the limit on all memory of all processes of the attempt together
   * @throws IOException when the system refuses; then nothing was made
   */
  Place confine(AttemptId attempt, long bytes) throws IOException;

  /**
   * Where an attempt is to be confined.
   *
   * @param group the control group the agent enters, or {@link #OWN_GROUP}
   * @param prefix put before the command line of the attempt's wrapper; may be empty
   */
  record Place(String group, List<String> prefix) {

    /** In place of a group: the wrapper already runs in the one that has the limit. */
    public static final String OWN_GROUP = "own";

    /** Copies the list. */
    public Place {
      prefix = List.copyOf(prefix);
    }
  }
}
