package dev.orchestrator.workers.supervisor;

import dev.orchestrator.core.error.OrchestratorException;
import dev.orchestrator.runs.plan.RunPlan;
import dev.orchestrator.runs.run.RunEvent;
import dev.orchestrator.workers.landing.LandListener;
import dev.orchestrator.workers.landing.LandReport;
import dev.orchestrator.workers.landing.LandRequest;
import dev.orchestrator.workers.landing.Landings;
import dev.orchestrator.workers.scope.RunScope;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Lands for a run, as {@code land} does it: on a thread of its own, one landing at a time, and
 * never with a push. Broken off at any step, the next landing goes on with it. Ends with the scope.
 */
final class OwnLanding {

  private final RunScope scope;
  private final Landings landings;
  private final Consumer<Optional<RunEvent>> outcomes;

  OwnLanding(RunScope scope, Landings landings, Consumer<Optional<RunEvent>> outcomes) {
    this.scope = scope;
    this.landings = landings;
    this.outcomes = outcomes;
  }

  /** Begins to land issues; what came of it is told as an event. */
  void begin(RunPlan plan, Set<Integer> issues) {
    scope
        .threads()
        .execute(
            () -> {
              RunEvent.LandingEnded ended = land(plan, issues);
              if (!scope.cancellation().isCancelled()) {
                outcomes.accept(Optional.of(ended));
              }
            });
  }

  private RunEvent.LandingEnded land(RunPlan plan, Set<Integer> issues) {
    try {
      LandReport report =
          landings.land(
              LandRequest.of(plan, issues.stream().sorted().toList()),
              LandListener.SILENT,
              scope.cancellation());
      return new RunEvent.LandingEnded(
          report.id(),
          report.issues().stream()
              .filter(line -> issues.contains(line.number()))
              .map(line -> new RunEvent.LandedIssue(line.number(), line.outcome(), line.reason()))
              .toList(),
          Optional.empty());
    } catch (OrchestratorException failed) {
      return failed(failed.message());
    } catch (RuntimeException failed) {
      return failed(failed.toString());
    }
  }

  private static RunEvent.LandingEnded failed(String why) {
    return new RunEvent.LandingEnded(Optional.empty(), List.of(), Optional.of(why));
  }
}
