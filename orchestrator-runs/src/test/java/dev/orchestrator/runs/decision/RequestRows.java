package dev.orchestrator.runs.decision;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orchestrator.runs.attempt.EndReason;
import dev.orchestrator.runs.attempt.Work;
import dev.orchestrator.runs.decision.DecisionTableTest.Row;
import dev.orchestrator.runs.run.Decision;
import dev.orchestrator.runs.run.IssueStatus;
import dev.orchestrator.runs.run.Rule;
import dev.orchestrator.runs.run.RunOutcome;
import dev.orchestrator.runs.run.StopCause;
import dev.orchestrator.runs.run.UserCommand;
import java.util.stream.Stream;

/** What people ask of single issues (W23), and what leaves the plan and comes back (W11). */
final class RequestRows {

  private RequestRows() {}

  static Stream<Row> rows() {
    return Stream.concat(stopsAndSkips(), plan());
  }

  private static Stream<Row> stopsAndSkips() {
    return Stream.of(
        Row.decides(
            "the attempt of an issue that is to be stopped is stopped",
            Rule.STOP_REQUESTED,
            TestPlan.of(1, 2),
            run -> {
              run.settle();
              run.command(new UserCommand.StopIssue(1));
            },
            Decision.Stop.class,
            decision ->
                assertThat(((Decision.Stop) decision).cause()).isEqualTo(StopCause.ISSUE_STOPPED)),
        Row.waits(
            "a stopped issue is not started again by itself",
            Rule.ISSUE_STOPPED,
            TestPlan.of(1, 2),
            RequestRows::stopTheFirst,
            wait -> assertThat(wait.issue()).isEqualTo(1)),
        Row.decides(
            "a run of which only stopped issues are left ends, and says so",
            Rule.NOTHING_CAN_RUN,
            TestPlan.of(1),
            RequestRows::stopTheFirst,
            Decision.EndRun.class,
            decision -> {
              assertThat(((Decision.EndRun) decision).outcome()).isEqualTo(RunOutcome.STUCK);
              assertThat(decision.basis().reason()).contains("#1 somebody stopped it");
            }),
        Row.leaves(
            "a stopped issue that is to be tried again is not held back",
            Rule.ISSUE_STOPPED,
            TestPlan.of(1, 2),
            run -> {
              stopTheFirst(run);
              run.command(new UserCommand.Retry(1));
            }),
        Row.decides(
            "an issue that is to be skipped is skipped once its attempt is over",
            Rule.SKIPPED_ON_REQUEST,
            TestPlan.of(1, 2),
            run -> {
              run.settle();
              run.command(new UserCommand.SkipIssue(1));
              run.step();
              run.exits(run.current(1), TestRun.ended(EndReason.CRASHED, 143, Work.NONE));
              run.step();
              run.step();
            },
            Decision.Skip.class,
            decision -> assertThat(((Decision.Skip) decision).issue()).isEqualTo(1)),
        Row.leaves(
            "a completed issue is not skipped",
            Rule.SKIPPED_ON_REQUEST,
            TestPlan.of(1, 2),
            run -> {
              run.settle();
              run.succeed(1);
              run.settle();
              run.command(new UserCommand.SkipIssue(1));
            }),
        Row.decides(
            "what depends on a skipped issue is blocked, and the reason says so",
            Rule.DEPENDENCY_FAILED,
            TestPlan.of(1).issue(2, 1),
            run -> {
              run.command(new UserCommand.SkipIssue(1));
              run.step();
            },
            Decision.Block.class,
            decision ->
                assertThat(decision.basis().reason())
                    .isEqualTo("it depends on #1, which was skipped")),
        Row.decides(
            "a skipped issue does not keep a run from being completed",
            Rule.NOTHING_LEFT,
            TestPlan.of(1),
            run -> {
              run.command(new UserCommand.SkipIssue(1));
              run.step();
            },
            Decision.EndRun.class,
            decision ->
                assertThat(((Decision.EndRun) decision).outcome())
                    .isEqualTo(RunOutcome.COMPLETED)));
  }

  private static Stream<Row> plan() {
    return Stream.of(
        Row.decides(
            "an issue that leaves the plan while its agent runs is removed at once",
            Rule.LEFT_THE_PLAN,
            TestPlan.of(1, 2),
            run -> {
              run.settle();
              run.replan(TestPlan.of(2));
            },
            Decision.Remove.class,
            decision -> assertThat(((Decision.Remove) decision).issue()).isEqualTo(1)),
        Row.leaves(
            "an issue that never began leaves the plan without a trace",
            Rule.LEFT_THE_PLAN,
            TestPlan.of(1, 2).workers(1),
            run -> {
              run.settle();
              run.replan(TestPlan.of(1));
            }),
        Row.leaves(
            "an issue is removed once, and stays so when its agent has finished",
            Rule.LEFT_THE_PLAN,
            TestPlan.of(1, 2),
            run -> {
              run.settle();
              run.replan(TestPlan.of(2));
              run.step();
              run.exits(run.current(1), TestRun.ended(EndReason.SUCCEEDED, 0, Work.NONE));
              run.step();
              run.step();
              assertThat(run.state().issues().get(1).status()).isEqualTo(IssueStatus.REMOVED);
            }),
        Row.decides(
            "the agent of a removed issue is stopped when somebody asks for it",
            Rule.STOP_REQUESTED,
            TestPlan.of(1, 2),
            run -> {
              run.settle();
              run.replan(TestPlan.of(2));
              run.step();
              run.command(new UserCommand.StopIssue(1));
            },
            Decision.Stop.class,
            decision ->
                assertThat(((Decision.Stop) decision).cause()).isEqualTo(StopCause.ISSUE_STOPPED)),
        Row.decides(
            "a removed issue that is in the plan again is what it was",
            Rule.BACK_IN_THE_PLAN,
            TestPlan.of(1, 2),
            run -> {
              run.settle();
              run.succeed(1);
              run.settle();
              run.replan(TestPlan.of(2));
              run.step();
              run.replan(TestPlan.of(1, 2));
            },
            Decision.Restore.class,
            decision -> assertThat(((Decision.Restore) decision).issue()).isEqualTo(1)));
  }

  /** The first issue's attempt is stopped on request, and is over. */
  private static void stopTheFirst(TestRun run) {
    run.settle();
    run.command(new UserCommand.StopIssue(1));
    run.step();
    run.exits(run.current(1), TestRun.ended(EndReason.CRASHED, 143, Work.NONE));
    run.step();
    run.step();
  }
}
