package dev.orchestrator.runtime.runs;

import dev.orchestrator.runs.plan.RunPlan;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What to wait for.
 *
 * @param plan whose run
 * @param issues their numbers; none for all of the run, and for its own end
 * @param any whether the first that ends is enough; of all issues, one that has not ended yet
 * @param timeout how long at most; empty for as long as it takes
 */
public record WaitRequest(
    RunPlan plan, List<Integer> issues, boolean any, Optional<Duration> timeout) {

  /** Copies the list. */
  public WaitRequest {
    issues = List.copyOf(issues);
  }
}
