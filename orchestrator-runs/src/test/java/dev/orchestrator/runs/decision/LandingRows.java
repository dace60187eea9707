package dev.orchestrator.runs.decision;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orchestrator.runs.attempt.AttemptEnd;
import dev.orchestrator.runs.attempt.AttemptId;
import dev.orchestrator.runs.attempt.EndReason;
import dev.orchestrator.runs.attempt.Verification;
import dev.orchestrator.runs.attempt.VerifiedChange;
import dev.orchestrator.runs.decision.DecisionTableTest.Row;
import dev.orchestrator.runs.plan.LandPolicy;
import dev.orchestrator.runs.run.Decision;
import dev.orchestrator.runs.run.Rule;
import dev.orchestrator.runs.run.RunEvent;
import dev.orchestrator.runs.run.UserCommand;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Rows about what a run lands by itself. */
final class LandingRows {

  private LandingRows() {}

  static Stream<Row> rows() {
    return Stream.of(
        Row.decides(
            "what is finished lands where the plan says so",
            Rule.LAND_WHAT_FINISHED,
            TestPlan.of(1, 2).landing(LandPolicy.AUTO),
            run -> finish(run, 1),
            Decision.Land.class,
            decision -> assertThat(((Decision.Land) decision).tips()).isEqualTo(tips(1))),
        Row.leaves(
            "nothing lands where the plan does not say so",
            Rule.LAND_WHAT_FINISHED,
            TestPlan.of(1, 2),
            run -> finish(run, 1)),
        Row.leaves(
            "one landing at a time",
            Rule.LAND_WHAT_FINISHED,
            TestPlan.of(1, 2).issue(3).landing(LandPolicy.AUTO),
            run -> {
              finish(run, 1);
              run.settle();
              finish(run, 2);
            }),
        Row.decides(
            "what was put aside is tried again beside something new, what was rejected is not",
            Rule.LAND_WHAT_FINISHED,
            TestPlan.of(1, 2, 3).issue(4).workers(4).landing(LandPolicy.AUTO),
            run -> {
              finish(run, 1);
              run.settle();
              ended(run, Map.of(1, "set-aside"));
              finish(run, 2);
              run.settle();
              ended(run, Map.of(1, "set-aside", 2, "rejected"));
              finish(run, 3);
            },
            Decision.Land.class,
            decision ->
                assertThat(((Decision.Land) decision).tips().keySet()).containsExactly(1, 3)),
        Row.leaves(
            "what was tried at its commit is not tried again by itself",
            Rule.LAND_WHAT_FINISHED,
            TestPlan.of(1, 2).landing(LandPolicy.AUTO),
            run -> {
              finish(run, 1);
              run.settle();
              ended(run, Map.of(1, "set-aside"));
            }),
        Row.decides(
            "a landing that ended with its supervisor is decided anew by the next",
            Rule.LAND_WHAT_FINISHED,
            TestPlan.of(1, 2).landing(LandPolicy.AUTO),
            run -> {
              finish(run, 1);
              run.settle();
              run.startSupervisor();
            },
            Decision.Land.class,
            decision -> assertThat(((Decision.Land) decision).tips()).isEqualTo(tips(1))),
        Row.leaves(
            "nothing lands while the run is paused",
            Rule.LAND_WHAT_FINISHED,
            TestPlan.of(1, 2).landing(LandPolicy.AUTO),
            run -> {
              run.settle();
              run.command(new UserCommand.Pause());
              finish(run, 1);
            }),
        Row.leaves(
            "a run is not over while it lands",
            Rule.NOTHING_LEFT,
            TestPlan.of(1).landing(LandPolicy.AUTO),
            run -> {
              finish(run, 1);
              run.settle();
            }));
  }

  private static void finish(TestRun run, int issue) {
    run.settle();
    AttemptId attempt = run.current(issue);
    run.exits(attempt, AttemptEnd.of(EndReason.SUCCEEDED, "done"));
    run.settle();
    run.verified(
        attempt, Verification.passed().on(new VerifiedChange("tip-" + issue, "tree", 1, 1, 0)));
    run.step();
  }

  private static Map<Integer, String> tips(int issue) {
    return Map.of(issue, "tip-" + issue);
  }

  private static void ended(TestRun run, Map<Integer, String> outcomes) {
    run.append(
        new RunEvent.LandingEnded(
            Optional.of("p-1"),
            outcomes.entrySet().stream()
                .map(each -> new RunEvent.LandedIssue(each.getKey(), each.getValue(), ""))
                .toList(),
            Optional.empty()));
  }
}
