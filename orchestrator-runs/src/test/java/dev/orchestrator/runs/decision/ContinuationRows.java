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
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Rows about how an issue goes on, and how soon. */
final class ContinuationRows {

  private ContinuationRows() {}

  static Stream<Row> rows() {
    return Stream.concat(kinds(), pauses());
  }

  private static Row retries(
      String given, Rule rule, Consumer<TestRun> situation, Consumer<Decision.Retry> outcome) {
    return Row.decides(
        given,
        rule,
        TestPlan.of(1).retries(5),
        situation,
        Decision.Retry.class,
        decision -> outcome.accept((Decision.Retry) decision));
  }

  private static Consumer<Decision.Retry> as(AttemptKind kind) {
    return retry -> assertThat(retry.next().kind()).isEqualTo(kind);
  }

  private static Stream<Row> kinds() {
    return Stream.of(
        retries(
            "F24 an agent with a session goes on in it after a misfortune",
            Rule.NOT_THE_ISSUES_FAULT,
            inSession(EndReason.LOST),
            as(AttemptKind.RESUME)),
        Row.decides(
            "F24 a session is resumed by the agent that held it",
            Rule.FREE_WORKER,
            TestPlan.of(1),
            inSession(EndReason.LOST).andThen(TestRun::step),
            Decision.Start.class,
            decision ->
                assertThat(((Decision.Start) decision).assignment().kind())
                    .isEqualTo(AttemptKind.RESUME)),
        retries(
            "an agent that named its session only while it ran goes on in it",
            Rule.FAILED_WITH_RETRIES_LEFT,
            run -> {
              run.settle();
              run.advance(Duration.ofMinutes(1));
              run.exits(
                  run.current(1),
                  ended(EndReason.CRASHED, 137, Work.NONE)
                      .using(Optional.empty(), Optional.of("thread")));
              run.step();
            },
            as(AttemptKind.RESUME)),
        retries(
            "an agent that was killed goes on in its session",
            Rule.FAILED_WITH_RETRIES_LEFT,
            inSession(EndReason.CRASHED),
            as(AttemptKind.RESUME)),
        retries(
            "F32 an agent that is killed again in the session it resumed gets a new one",
            Rule.FAILED_WITH_RETRIES_LEFT,
            inSession(EndReason.CRASHED)
                .andThen(TestRun::step)
                .andThen(run -> run.advance(Duration.ofMinutes(1)))
                .andThen(inSession(EndReason.CRASHED)),
            as(AttemptKind.FRESH)),
        retries(
            "F33 an agent whose context is full gets a new session",
            Rule.FAILED_WITH_RETRIES_LEFT,
            inSession(EndReason.CONTEXT_OVERFLOW),
            as(AttemptKind.FRESH)),
        retries(
            "F32 an agent that failed in its session gets a new one",
            Rule.FAILED_WITH_RETRIES_LEFT,
            inSession(EndReason.FAILED),
            as(AttemptKind.FRESH)),
        retries(
            "a success that fails verification does not go on in its session",
            Rule.FAILED_WITH_RETRIES_LEFT,
            inSession(EndReason.SUCCEEDED)
                .andThen(
                    run -> {
                      run.step();
                      run.verified(run.current(1), Verification.failed("no commit"));
                    }),
            as(AttemptKind.FRESH)),
        retries(
            "what an attempt before the last one committed is built upon",
            Rule.FAILED_WITH_RETRIES_LEFT,
            over(EndReason.FAILED, new Work(1, 1, 0, true))
                .andThen(TestRun::step)
                .andThen(over(EndReason.FAILED, Work.NONE)),
            as(AttemptKind.CONTINUATION)));
  }

  private static Stream<Row> pauses() {
    return Stream.of(
        retries(
            "F59 a worker that is lost again and again is restarted after a pause",
            Rule.NOT_THE_ISSUES_FAULT,
            over(EndReason.LOST, Work.NONE)
                .andThen(TestRun::step)
                .andThen(over(EndReason.LOST, Work.NONE)),
            retry ->
                assertThat(retry.next().notBefore())
                    .isGreaterThanOrEqualTo(Duration.ofSeconds(130))),
        retries(
            "a failure after five seconds of work is retried at once",
            Rule.FAILED_WITH_RETRIES_LEFT,
            failedTwiceAfter(Duration.ofSeconds(5)),
            retry -> assertThat(retry.next().notBefore()).hasSeconds(10)),
        retries(
            "a failure before that is a crash at start",
            Rule.FAILED_WITH_RETRIES_LEFT,
            failedTwiceAfter(Duration.ofSeconds(4)),
            retry -> assertThat(retry.next().notBefore()).hasSeconds(9)),
        Row.decides(
            "the number of tries is told in good English",
            Rule.FAILED_TOO_OFTEN,
            TestPlan.of(1).retries(1),
            failedTwiceAfter(Duration.ofMinutes(1)),
            Decision.Fail.class,
            decision -> assertThat(decision.basis().reason()).endsWith("it was tried 2 times")));
  }

  private static Consumer<TestRun> over(EndReason reason, Work work) {
    return run -> {
      run.settle();
      run.advance(Duration.ofMinutes(1));
      run.exits(run.current(1), ended(reason, 1, work));
      run.step();
    };
  }

  private static Consumer<TestRun> inSession(EndReason reason) {
    return run -> {
      run.startUnconfirmed();
      run.confirm(run.current(1), Optional.of("session"));
      run.advance(Duration.ofMinutes(1));
      run.exits(run.current(1), ended(reason, 1, Work.NONE));
      run.step();
    };
  }

  private static Consumer<TestRun> failedTwiceAfter(Duration life) {
    return run -> {
      run.settle();
      run.advance(life);
      run.fail(1);
      run.step();
      run.step();
      run.settle();
      run.advance(life);
      run.fail(1);
      run.step();
    };
  }
}
