package dev.orchestrator.runs.decision;

import static dev.orchestrator.runs.decision.TestRun.ended;
import static org.assertj.core.api.Assertions.assertThat;

import dev.orchestrator.runs.attempt.AttemptKind;
import dev.orchestrator.runs.attempt.EndReason;
import dev.orchestrator.runs.attempt.Verification;
import dev.orchestrator.runs.attempt.Work;
import dev.orchestrator.runs.decision.DecisionTableTest.Row;
import dev.orchestrator.runs.run.Decision;
import dev.orchestrator.runs.run.Rule;
import dev.orchestrator.runs.run.UserCommand;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Rows about what follows from an attempt that is over. */
final class ConsequenceRows {

  private static final Work SOMETHING = new Work(1, 2, 0, true);

  private ConsequenceRows() {}

  static Stream<Row> rows() {
    return Stream.of(successes(), failures(), misfortunes(), requests()).flatMap(rows -> rows);
  }

  private static Consumer<TestRun> over(EndReason reason, int code, Work work) {
    return run -> {
      run.settle();
      run.advance(Duration.ofMinutes(1));
      run.exits(run.current(1), ended(reason, code, work));
      run.step();
    };
  }

  private static Consumer<TestRun> verified(Verification verification) {
    return over(EndReason.SUCCEEDED, 0, SOMETHING)
        .andThen(
            run -> {
              run.step();
              run.verified(run.current(1), verification);
            });
  }

  private static Consumer<Decision> retry(AttemptKind kind, boolean counted) {
    return decision -> {
      Decision.Retry retry = (Decision.Retry) decision;
      assertThat(retry.next().kind()).isEqualTo(kind);
      assertThat(retry.counted()).isEqualTo(counted);
    };
  }

  private static Stream<Row> successes() {
    return Stream.of(
        Row.decides(
            "what ended well is verified before it is believed",
            Rule.ENDED_WELL,
            TestPlan.of(1),
            over(EndReason.SUCCEEDED, 0, SOMETHING),
            Decision.Verify.class,
            decision -> {}),
        Row.decides(
            "F22 a verification that was interrupted begins again",
            Rule.VERIFICATION_INTERRUPTED,
            TestPlan.of(1),
            over(EndReason.SUCCEEDED, 0, SOMETHING).andThen(TestRun::step),
            Decision.Verify.class,
            decision -> {}),
        Row.waits(
            "a verification takes its time",
            Rule.EFFECT_UNDER_WAY,
            TestPlan.of(1),
            over(EndReason.SUCCEEDED, 0, SOMETHING)
                .andThen(
                    run -> {
                      run.step();
                      run.put(Seen.of(run, 1).underWay().build());
                      run.advance(Duration.ofHours(2));
                    }),
            wait -> assertThat(wait.until()).isEmpty()),
        Row.decides(
            "a stage that passed is followed by the next",
            Rule.STAGE_PASSED,
            TestPlan.of(1).stages("implement", "review"),
            verified(Verification.passed()),
            Decision.Advance.class,
            decision -> assertThat(((Decision.Advance) decision).toStage()).isEqualTo("review")),
        Row.decides(
            "the last stage that passed completes the issue",
            Rule.LAST_STAGE_PASSED,
            TestPlan.of(1),
            verified(Verification.passed()),
            Decision.Complete.class,
            decision -> {}),
        Row.decides(
            "a stage that is no longer in the pipeline is followed by the pipeline's first",
            Rule.STAGE_PASSED,
            TestPlan.of(1).stages("draft"),
            verified(Verification.passed())
                .andThen(run -> run.replan(TestPlan.of(1).stages("implement"))),
            Decision.Advance.class,
            decision ->
                assertThat(((Decision.Advance) decision).toStage()).isEqualTo("implement")));
  }

  private static Stream<Row> failures() {
    return Stream.of(
        Row.decides(
            "a failure without useful output is retried from scratch",
            Rule.FAILED_WITH_RETRIES_LEFT,
            TestPlan.of(1),
            over(EndReason.FAILED, 1, Work.NONE),
            Decision.Retry.class,
            retry(AttemptKind.FRESH, true)),
        Row.decides(
            "a failure with useful output is continued",
            Rule.FAILED_WITH_RETRIES_LEFT,
            TestPlan.of(1),
            over(EndReason.FAILED, 1, SOMETHING),
            Decision.Retry.class,
            retry(AttemptKind.CONTINUATION, true)),
        Row.decides(
            "F5 what fails verification is a failed attempt whose reason is passed on",
            Rule.FAILED_WITH_RETRIES_LEFT,
            TestPlan.of(1),
            verified(Verification.failed("no new commit since the attempt began")),
            Decision.Retry.class,
            decision ->
                assertThat(((Decision.Retry) decision).next().advice())
                    .isEqualTo("no new commit since the attempt began")),
        Row.decides(
            "F32 crashes at start are retried after a growing pause",
            Rule.FAILED_WITH_RETRIES_LEFT,
            TestPlan.of(1).retries(5),
            run -> {
              for (int crash = 1; crash <= 3; crash++) {
                run.settle();
                run.exits(run.current(1), ended(EndReason.FAILED, 1, Work.NONE));
                run.step();
                if (crash < 3) {
                  run.step();
                  run.advance(Duration.ofSeconds(4));
                }
              }
            },
            Decision.Retry.class,
            decision ->
                assertThat(((Decision.Retry) decision).next().notBefore())
                    .isEqualTo(Duration.ofSeconds(8 + 2))),
        Row.decides(
            "F14 a stall uses up a retry",
            Rule.FAILED_WITH_RETRIES_LEFT,
            TestPlan.of(1),
            over(EndReason.STALLED, 143, SOMETHING),
            Decision.Retry.class,
            retry(AttemptKind.CONTINUATION, true)),
        Row.decides(
            "F33 a full context is continued in a new session",
            Rule.FAILED_WITH_RETRIES_LEFT,
            TestPlan.of(1),
            over(EndReason.CONTEXT_OVERFLOW, 1, SOMETHING),
            Decision.Retry.class,
            retry(AttemptKind.CONTINUATION, true)),
        Row.decides(
            "an issue that used up its retries has failed",
            Rule.FAILED_TOO_OFTEN,
            TestPlan.of(1).retries(0),
            over(EndReason.FAILED, 1, Work.NONE),
            Decision.Fail.class,
            decision ->
                assertThat(decision.basis().reason())
                    .isEqualTo("the agent failed (exit status 1); it was tried 1 time")),
        Row.decides(
            "what no retry can get past fails at once",
            Rule.OBSTRUCTED,
            TestPlan.of(1).retries(5),
            over(EndReason.OBSTRUCTED, 1, Work.NONE),
            Decision.Fail.class,
            decision -> {}),
        Row.waits(
            "K6 a verification that could not run is not the last word",
            Rule.VERIFICATION_REPEATED,
            TestPlan.of(1),
            verified(Verification.couldNotRun("too many open files")),
            wait -> assertThat(wait.until()).isPresent()),
        Row.decides(
            "K6 a verification that could not run is run again",
            Rule.VERIFICATION_REPEATED,
            TestPlan.of(1),
            run -> {
              verified(Verification.couldNotRun("too many open files")).accept(run);
              run.advance(Duration.ofMinutes(1));
            },
            Decision.Verify.class,
            decision -> {}),
        Row.decides(
            "work that could not be verified again and again is not called done, and not redone",
            Rule.COULD_NOT_VERIFY,
            TestPlan.of(1),
            run -> {
              verified(Verification.couldNotRun("'go' is not installed")).accept(run);
              for (int again = 0; again < 4; again++) {
                run.advance(Duration.ofMinutes(10));
                run.step();
                run.verified(run.current(1), Verification.couldNotRun("'go' is not installed"));
              }
            },
            Decision.Fail.class,
            decision ->
                assertThat(decision.basis().reason())
                    .isEqualTo(
                        "its work is on its branch, but could not be verified:"
                            + " 'go' is not installed")));
  }

  private static Stream<Row> misfortunes() {
    return Stream.of(
        Row.decides(
            "W21 an agent that ends its own wrapper again and again uses up retries",
            Rule.FAILED_WITH_RETRIES_LEFT,
            TestPlan.of(1),
            run -> {
              run.settle();
              run.vanish(1);
              run.settle();
              run.vanish(1);
              run.settle();
              run.advance(Duration.ofMinutes(1));
              run.settle();
              run.vanish(1);
            },
            Decision.Retry.class,
            decision -> assertThat(((Decision.Retry) decision).counted()).isTrue()),
        Row.decides(
            "F59 a lost worker uses up no retry and is restarted at once",
            Rule.NOT_THE_ISSUES_FAULT,
            TestPlan.of(1).retries(0),
            over(EndReason.LOST, 0, SOMETHING),
            Decision.Retry.class,
            decision -> {
              retry(AttemptKind.CONTINUATION, false).accept(decision);
              assertThat(((Decision.Retry) decision).next().notBefore())
                  .isEqualTo(Duration.ofMinutes(1));
            }),
        Row.decides(
            "F59 a start that failed is tried again after a pause",
            Rule.NOT_THE_ISSUES_FAULT,
            TestPlan.of(1).retries(0),
            over(EndReason.NOT_STARTED, 0, Work.NONE),
            Decision.Retry.class,
            decision -> {
              retry(AttemptKind.FRESH, false).accept(decision);
              assertThat(((Decision.Retry) decision).next().notBefore())
                  .isBetween(Duration.ofSeconds(65), Duration.ofMillis(66_250));
            }),
        Row.decides(
            "F56 an overloaded service is tried again after a short pause",
            Rule.NOT_THE_ISSUES_FAULT,
            TestPlan.of(1).retries(0),
            over(EndReason.OVERLOADED, 1, Work.NONE),
            Decision.Retry.class,
            retry(AttemptKind.FRESH, false)),
        Row.decides(
            "F51 a full disk uses up no retry",
            Rule.NOT_THE_ISSUES_FAULT,
            TestPlan.of(1).retries(0),
            over(EndReason.DISK_FULL, 1, Work.NONE),
            Decision.Retry.class,
            retry(AttemptKind.FRESH, false)),
        Row.decides(
            "F54 a usage limit uses up no retry",
            Rule.NOT_THE_ISSUES_FAULT,
            TestPlan.of(1).retries(0),
            over(EndReason.USAGE_LIMIT, 1, SOMETHING),
            Decision.Retry.class,
            retry(AttemptKind.CONTINUATION, false)),
        Row.decides(
            "misfortune without end is given up in the end",
            Rule.GIVEN_UP_ON_MISFORTUNE,
            TestPlan.of(1),
            run -> {
              for (int round = 0; round < 12; round++) {
                run.settle();
                run.exits(run.current(1), ended(EndReason.NOT_STARTED, 1, Work.NONE));
                run.step();
                run.step();
                run.advance(Duration.ofHours(1));
              }
              over(EndReason.NOT_STARTED, 1, Work.NONE).accept(run);
            },
            Decision.Fail.class,
            decision ->
                assertThat(decision.basis().reason()).endsWith("that happened 13 times in a row")));
  }

  private static Stream<Row> requests() {
    return Stream.of(
        Row.decides(
            "an attempt that was stopped on request leaves its issue as it was",
            Rule.STOPPED_ON_REQUEST,
            TestPlan.of(1),
            run -> {
              run.settle();
              run.command(new UserCommand.Stop(false));
              run.step();
              run.exits(run.current(1), ended(EndReason.CRASHED, 143, SOMETHING));
              run.step();
            },
            Decision.Release.class,
            decision ->
                assertThat(((Decision.Release) decision).nextKind())
                    .isEqualTo(AttemptKind.CONTINUATION)),
        Row.decides(
            "an agent that was interrupted in its pane, once, is started again at no cost",
            Rule.NOT_THE_ISSUES_FAULT,
            TestPlan.of(1),
            over(EndReason.STOPPED, 0, SOMETHING),
            Decision.Retry.class,
            decision -> {
              assertThat(((Decision.Retry) decision).counted()).isFalse();
              assertThat(((Decision.Retry) decision).next().notBefore())
                  .isGreaterThanOrEqualTo(Duration.ofSeconds(5));
            }),
        Row.decides(
            "an agent that ends without a result again and again, unasked, uses up its retries",
            Rule.FAILED_TOO_OFTEN,
            TestPlan.of(1),
            run -> {
              for (int i = 0; i < 3; i++) {
                run.settle();
                run.exits(run.current(1), ended(EndReason.STOPPED, 0, Work.NONE));
                run.step();
                run.step();
                run.advance(Duration.ofHours(1));
              }
              over(EndReason.STOPPED, 0, Work.NONE).accept(run);
            },
            Decision.Fail.class,
            decision ->
                assertThat(decision.basis().reason()).contains("nobody had asked for that")),
        Row.decides(
            "F66 an issue taken out of the plan is not judged",
            Rule.WITHDRAWN,
            TestPlan.of(1, 2),
            over(EndReason.SUCCEEDED, 0, SOMETHING).andThen(run -> run.replan(TestPlan.of(2))),
            Decision.Release.class,
            decision -> {}));
  }
}
