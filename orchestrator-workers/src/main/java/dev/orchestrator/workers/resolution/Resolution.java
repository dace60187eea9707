package dev.orchestrator.workers.resolution;

import dev.orchestrator.runs.attempt.Usage;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What came of an attempt to resolve a conflict.
 *
 * @param tree id of what it made of both sides; empty when that is not accepted
 * @param faults what is wrong with it, where the agent did its work and could do it better
 * @param reason why it is not accepted, in one line; empty when it is
 * @param notes what a person should know of one that is
 * @param log what the agent printed
 * @param usage what it said it had used
 */
public record Resolution(
    Optional<String> tree,
    List<String> faults,
    String reason,
    List<String> notes,
    Optional<Path> log,
    Optional<Usage> usage) {

  /** Copies the lists. */
  public Resolution {
    faults = List.copyOf(faults);
    notes = List.copyOf(notes);
  }

  static Resolution refused(String reason, Optional<Path> log, Optional<Usage> usage) {
    return new Resolution(Optional.empty(), List.of(), reason, List.of(), log, usage);
  }
}
