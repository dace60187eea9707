package dev.orchestrator.runs.run;

import dev.orchestrator.runs.observation.AttemptObservation;
import dev.orchestrator.runs.observation.HostObservation;
import java.util.Optional;

/**
 * What a decision rests on, recorded with it so that it can be told, and taken again, later.
 *
 * @param rule the rule that applied
 * @param reason the rule applied to this case, in one sentence
 * @param seen what was known of the attempt
 * @param host what was known of the machine
 */
public record Basis(
    Rule rule, String reason, Optional<AttemptObservation> seen, Optional<HostObservation> host) {

  /** A decision that follows from plan and journal alone. */
  public static Basis of(Rule rule, String reason) {
    return new Basis(rule, reason, Optional.empty(), Optional.empty());
  }

  /** A decision that follows from what was seen of an attempt. */
  public static Basis of(Rule rule, String reason, AttemptObservation seen) {
    return new Basis(rule, reason, Optional.of(seen), Optional.empty());
  }

  /** A decision that follows from the state of the machine as well. */
  public static Basis of(Rule rule, String reason, HostObservation host) {
    return new Basis(rule, reason, Optional.empty(), Optional.of(host));
  }
}
