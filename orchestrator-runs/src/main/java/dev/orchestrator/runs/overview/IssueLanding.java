package dev.orchestrator.runs.overview;

import dev.orchestrator.runs.landing.LandOutcome;
import dev.orchestrator.runs.landing.LandingHistory;
import java.util.Optional;

/**
 * What the last landing made of an issue as it is now. The names of the components are those of the
 * JSON documents.
 *
 * @param id names the landing
 * @param outcome a word of {@link LandOutcome}
 * @param reason why; empty where that is plain
 * @param partner the other issue, where there is one to name
 * @param log output of the verification that decided it
 * @param target the branch it landed on, or was meant to; empty where it is not in a result
 * @param branch the branch that holds the result, where the target was not moved
 */
public record IssueLanding(
    String id,
    String outcome,
    String reason,
    Optional<Integer> partner,
    Optional<String> log,
    Optional<String> target,
    Optional<String> branch) {

  /** As a landing wrote it down. */
  public static IssueLanding of(LandingHistory.Landed landed) {
    return new IssueLanding(
        landed.landing(),
        landed.outcome().word(),
        landed.reason(),
        landed.partner(),
        landed.log(),
        landed.target(),
        landed.branch());
  }

  /** Whether its work is in a result. */
  public boolean isIn() {
    return LandOutcome.of(outcome).isIn();
  }

  /** What a person should know beyond the outcome; empty where that is all there is. */
  public String remark() {
    String held =
        branch
            .map(name -> "on branch " + name + ", not on " + target.orElse("the target"))
            .orElse("");
    return held.isEmpty() || reason.isEmpty() ? held + reason : held + "; " + reason;
  }
}
