package dev.orchestrator.runs.decision;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orchestrator.runs.decision.DecisionTableTest.Row;
import dev.orchestrator.runs.plan.BasePolicy;
import dev.orchestrator.runs.run.Decision;
import dev.orchestrator.runs.run.Rule;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Rows about what issues begin at. */
final class BaseRows {

  private BaseRows() {}

  static Stream<Row> rows() {
    return Stream.of(
        Row.waits(
            "W14 nothing begins before it is known what it begins at",
            Rule.BASE_UNKNOWN,
            TestPlan.of(1),
            run -> run.noBase(1, ""),
            wait -> assertThat(wait.issue()).isEqualTo(1)),
        Row.waits(
            "what has nothing to begin at waits and says why",
            Rule.BASE_UNUSABLE,
            TestPlan.of(1),
            run -> {
              run.noBase(1, "the repository has no commit");
              run.settle();
            },
            wait ->
                assertThat(wait.basis().reason())
                    .isEqualTo("waiting: the repository has no commit")),
        Row.decides(
            "W10 an issue's place and base are settled when it begins",
            Rule.BASE_DECIDED,
            TestPlan.of(1),
            run -> {},
            Decision.Begin.class,
            decision -> {
              Decision.Begin begin = (Decision.Begin) decision;
              assertThat(begin.workplace().branch()).isEqualTo("issue-1");
              assertThat(begin.workplace().base()).isPresent();
              assertThat(begin.basis().reason()).isEqualTo("it starts from origin/main, ba5e");
            }),
        Row.leaves(
            "what has begun does not begin again",
            Rule.BASE_DECIDED,
            TestPlan.of(1),
            run -> {
              run.settle();
              run.fail(1);
              run.settle();
            }),
        Row.decides(
            "an issue begins while the workers are still busy, so that its place can be made",
            Rule.BASE_DECIDED,
            TestPlan.of(1).workers(1),
            run -> {
              run.settle();
              run.replan(TestPlan.of(1, 2, 3).workers(1));
            },
            Decision.Begin.class,
            decision -> assertThat(((Decision.Begin) decision).issue()).isEqualTo(2)),
        Row.waits(
            "where what it builds on conflicts and the plan says so, an issue waits",
            Rule.BASE_CONFLICT,
            TestPlan.of(1).issue(2).issue(3, 1, 2).onConflict(BasePolicy.OnConflict.WAIT),
            conflicting("a.txt").andThen(TestRun::settle),
            wait ->
                assertThat(wait.basis().reason())
                    .isEqualTo(
                        "waiting (merge): what it builds on, #1 (issue-1), #2 (issue-2),"
                            + " conflicts in a.txt; it goes on once somebody merged that")),
        Row.leaves(
            "a run does not end while an issue waits for a merge",
            Rule.NOTHING_CAN_RUN,
            TestPlan.of(1).issue(2).issue(3, 1, 2).onConflict(BasePolicy.OnConflict.WAIT),
            conflicting("a.txt").andThen(TestRun::settle)),
        Row.decides(
            "that an issue waits for a merge is written down once",
            Rule.BASE_CONFLICT,
            TestPlan.of(1).issue(2).issue(3, 1, 2).onConflict(BasePolicy.OnConflict.WAIT),
            conflicting("a.txt"),
            Decision.Postpone.class,
            decision -> assertThat(((Decision.Postpone) decision).issue()).isEqualTo(3)),
        Row.decides(
            "once somebody merged that, it goes on",
            Rule.FREE_WORKER,
            TestPlan.of(1).issue(2).issue(3, 1, 2).onConflict(BasePolicy.OnConflict.WAIT),
            conflicting("a.txt").andThen(run -> run.conflict(3)),
            Decision.Start.class,
            starts("implement")),
        Row.decides(
            "where what it builds on conflicts, an agent merges it first",
            Rule.FREE_WORKER,
            TestPlan.of(1).issue(2).issue(3, 1, 2),
            conflicting("a.txt"),
            Decision.Start.class,
            starts("merge")),
        Row.decides(
            "once that is merged the pipeline begins",
            Rule.STAGE_PASSED,
            TestPlan.of(1).issue(2).issue(3, 1, 2).stages("a", "b"),
            run -> {
              run.settle();
              run.succeed(1);
              run.succeed(2);
              run.settle();
              run.succeed(1);
              run.succeed(2);
              run.conflict(3, "a.txt");
              run.settle();
              run.succeed(3);
            },
            Decision.Advance.class,
            decision -> assertThat(((Decision.Advance) decision).toStage()).isEqualTo("a")));
  }

  private static Consumer<TestRun> conflicting(String path) {
    return run -> {
      run.settle();
      run.conflict(3, path);
      run.succeed(1);
      run.succeed(2);
      run.step();
    };
  }

  private static Consumer<Decision> starts(String stage) {
    return decision ->
        assertThat(((Decision.Start) decision).assignment().stage()).isEqualTo(stage);
  }
}
