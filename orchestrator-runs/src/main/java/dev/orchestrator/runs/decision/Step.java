package dev.orchestrator.runs.decision;

import dev.orchestrator.runs.run.Decision;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What the rules make of one moment. The decisions do not depend on one another; once they are
 * journalled and their effects begun, the rules want to be asked again, until they decide nothing.
 *
 * @param decisions what to do
 * @param waits what is left alone for now, with reasons
 */
public record Step(List<Decision> decisions, List<Wait> waits) {

  /** Copies the lists. */
  public Step {
    decisions = List.copyOf(decisions);
    waits = List.copyOf(waits);
  }

  /** When time alone changes something; until then only an event does. */
  public Optional<Duration> lookAgainAt() {
    return waits.stream().flatMap(wait -> wait.until().stream()).min(Comparator.naturalOrder());
  }
}
