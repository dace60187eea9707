package dev.orchestrator.runs.decision;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orchestrator.runs.attempt.AttemptEnd;
import dev.orchestrator.runs.attempt.AttemptKind;
import dev.orchestrator.runs.attempt.EndReason;
import dev.orchestrator.runs.attempt.Usage;
import dev.orchestrator.runs.attempt.UsageReport;
import dev.orchestrator.runs.attempt.Verification;
import dev.orchestrator.runs.attempt.Work;
import dev.orchestrator.runs.decision.DecisionTableTest.Row;
import dev.orchestrator.runs.run.Decision;
import dev.orchestrator.runs.run.Rule;
import dev.orchestrator.runs.run.UserCommand;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Rows about what a run and its issues may cost. */
final class BudgetRows {

  private BudgetRows() {}

  static Stream<Row> rows() {
    return Stream.of(ofTheRun(), ofAnIssue(), raised()).flatMap(rows -> rows);
  }

  /** The issue's attempt ends well, having cost something. */
  private static void succeed(TestRun run, int issue, String cost) {
    end(run, issue, EndReason.SUCCEEDED, cost, Optional.empty());
    run.settle();
    run.verified(run.current(issue), Verification.passed());
    run.step();
  }

  private static void end(
      TestRun run, int issue, EndReason reason, String cost, Optional<String> session) {
    AttemptEnd end = TestRun.ended(reason, 1, new Work(1, 1, 0, true));
    Usage used = new Usage(Optional.of(new BigDecimal(cost)), 10, 1);
    run.exits(run.current(issue), end.using(Optional.of(new UsageReport(used, session)), session));
  }

  private static Consumer<TestRun> firstCosts(String cost) {
    return run -> {
      run.settle();
      succeed(run, 1, cost);
    };
  }

  private static Stream<Row> ofTheRun() {
    TestPlan plan = TestPlan.of(1, 2).workers(1).budget("1.00");
    return Stream.of(
        Row.decides(
            "F62 nothing more is started once the run has cost what it may",
            Rule.BUDGET_REACHED,
            plan,
            firstCosts("1.00"),
            Decision.Block.class,
            decision ->
                assertThat(decision.basis().reason())
                    .isEqualTo(
                        "the run has cost $1.00 of the $1.00 it may cost; raise max_cost_usd in the"
                            + " plan to go on")),
        Row.leaves(
            "F62 a budget that is not used up blocks nobody",
            Rule.BUDGET_REACHED,
            plan,
            firstCosts("0.999999")),
        Row.decides(
            "F62 and the last attempt it has room for is started",
            Rule.FREE_WORKER,
            plan,
            firstCosts("0.999999"),
            Decision.Start.class,
            decision -> {}),
        Row.leaves(
            "F62 what runs when the budget is reached runs on",
            Rule.STOP_REQUESTED,
            TestPlan.of(1, 2).workers(2).budget("1.00"),
            run -> {
              run.settle();
              succeed(run, 1, "5.00");
            }),
        Row.leaves(
            "F62 an issue that is done is done, whatever it cost",
            Rule.BUDGET_REACHED,
            TestPlan.of(1).budget("1.00"),
            firstCosts("5.00")),
        Row.decides(
            "F62 a run with nothing but blocked issues left is over",
            Rule.NOTHING_LEFT,
            plan,
            firstCosts("1.00").andThen(TestRun::step),
            Decision.EndRun.class,
            decision -> {}),
        Row.leaves(
            "what nobody counted does not use up a budget",
            Rule.BUDGET_REACHED,
            plan,
            run -> {
              run.settle();
              run.succeed(1);
              run.step();
            }));
  }

  private static Stream<Row> ofAnIssue() {
    TestPlan each = TestPlan.of(1).retries(5).issueBudget("1.00", Map.of());
    return Stream.of(
        Row.decides(
            "an issue that has cost what it may is not tried again",
            Rule.BUDGET_REACHED,
            each,
            run -> {
              run.settle();
              end(run, 1, EndReason.FAILED, "1.25", Optional.empty());
              run.step();
              run.step();
            },
            Decision.Block.class,
            decision ->
                assertThat(decision.basis().reason()).startsWith("it has cost $1.25 of the $1.00")),
        Row.leaves(
            "an issue with a budget of its own goes by that",
            Rule.BUDGET_REACHED,
            TestPlan.of(1).retries(5).issueBudget("1.00", Map.of(1, new BigDecimal("2.00"))),
            run -> {
              run.settle();
              end(run, 1, EndReason.FAILED, "1.25", Optional.empty());
              run.step();
              run.step();
            }),
        Row.leaves(
            "F62 a session that was resumed is counted once",
            Rule.BUDGET_REACHED,
            each,
            run -> {
              run.settle();
              end(run, 1, EndReason.FAILED, "0.60", Optional.of("s"));
              run.step();
              run.step();
              run.step();
              run.advance(java.time.Duration.ofMinutes(1));
              run.settle();
              end(run, 1, EndReason.FAILED, "0.90", Optional.of("s"));
              run.step();
              run.step();
            }));
  }

  private static Consumer<TestRun> blockedAfterAFailure() {
    return run -> {
      run.settle();
      end(run, 1, EndReason.FAILED, "1.25", Optional.empty());
      run.settle();
    };
  }

  private static Stream<Row> raised() {
    TestPlan small = TestPlan.of(1).retries(5).issueBudget("1.00", Map.of());
    return Stream.of(
        Row.decides(
            "a budget that is raised lets the issue go on",
            Rule.BUDGET_RAISED,
            small,
            blockedAfterAFailure()
                .andThen(
                    run -> {
                      run.startSupervisor();
                      run.replan(TestPlan.of(1).retries(5).issueBudget("9.00", Map.of()));
                    }),
            Decision.Unblock.class,
            decision ->
                assertThat(decision.basis().reason()).isEqualTo("its budget leaves room again")),
        Row.decides(
            "F60 what was tried before the budget was reached is not forgotten",
            Rule.FREE_WORKER,
            small,
            blockedAfterAFailure()
                .andThen(
                    run -> {
                      run.startSupervisor();
                      run.replan(TestPlan.of(1).retries(5).issueBudget("9.00", Map.of()));
                      run.step();
                      assertThat(run.issue(1).failures()).isEqualTo(1);
                      run.advance(java.time.Duration.ofMinutes(1));
                    }),
            Decision.Start.class,
            decision ->
                assertThat(((Decision.Start) decision).assignment().kind())
                    .isEqualTo(AttemptKind.CONTINUATION)),
        Row.decides(
            "an issue somebody wants tried again is still held to its budget",
            Rule.BUDGET_REACHED,
            small,
            blockedAfterAFailure()
                .andThen(
                    run -> {
                      run.startSupervisor();
                      run.command(new UserCommand.Retry(1));
                    }),
            Decision.Block.class,
            decision -> {}));
  }
}
