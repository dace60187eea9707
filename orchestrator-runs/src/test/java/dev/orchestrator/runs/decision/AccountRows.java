package dev.orchestrator.runs.decision;

import static dev.orchestrator.runs.decision.TestRun.ended;
import static org.assertj.core.api.Assertions.assertThat;

import dev.orchestrator.runs.attempt.AttemptEnd;
import dev.orchestrator.runs.attempt.EndReason;
import dev.orchestrator.runs.attempt.Work;
import dev.orchestrator.runs.decision.DecisionTableTest.Row;
import dev.orchestrator.runs.run.AgentHold;
import dev.orchestrator.runs.run.Decision;
import dev.orchestrator.runs.run.Rule;
import dev.orchestrator.runs.run.UserCommand;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Rows about accounts that cannot be used for a while. */
final class AccountRows {

  private static final Instant SEVEN_PM = Instant.parse("2026-11-22T19:00:00Z");

  private AccountRows() {}

  static Stream<Row> rows() {
    return Stream.of(holds(), probes(), releases()).flatMap(rows -> rows);
  }

  /** The attempt of issue 1 ends so, and its end is recorded. */
  private static Consumer<TestRun> over(EndReason reason, Optional<Instant> retryAt) {
    return run -> {
      run.settle();
      run.exits(run.current(1), new AttemptEnd(reason, OptionalInt.of(1), retryAt, "", Work.NONE));
      run.step();
    };
  }

  private static Consumer<TestRun> held(EndReason reason, Optional<Instant> retryAt) {
    return over(reason, retryAt).andThen(TestRun::step);
  }

  private static AgentHold hold(Decision decision) {
    return ((Decision.Hold) decision).hold();
  }

  private static TestPlan two() {
    return TestPlan.of(1, 2).workers(1);
  }

  private static Stream<Row> holds() {
    return Stream.of(
        Row.decides(
            "F54 a usage limit holds the account until it resets",
            Rule.ACCOUNT_UNUSABLE,
            two(),
            over(EndReason.USAGE_LIMIT, Optional.of(SEVEN_PM)),
            Decision.Hold.class,
            decision -> assertThat(hold(decision).resetsAt()).contains(SEVEN_PM)),
        Row.decides(
            "S3 a usage limit until the year 2999 holds the account for eight days, and is then probed",
            Rule.ACCOUNT_UNUSABLE,
            two(),
            over(EndReason.USAGE_LIMIT, Optional.of(Instant.parse("2999-01-01T00:00:00Z"))),
            Decision.Hold.class,
            decision ->
                assertThat(hold(decision).resetsAt())
                    .hasValueSatisfying(
                        at -> assertThat(at).isBefore(SEVEN_PM.plus(Duration.ofDays(9))))),
        Row.decides(
            "a usage limit that names no time holds the account for a while",
            Rule.ACCOUNT_UNUSABLE,
            two(),
            over(EndReason.USAGE_LIMIT, Optional.empty()),
            Decision.Hold.class,
            decision -> assertThat(hold(decision).notBefore()).isEqualTo(Duration.ofMinutes(15))),
        Row.decides(
            "a reset that lies in the past says nothing",
            Rule.ACCOUNT_UNUSABLE,
            two(),
            over(EndReason.USAGE_LIMIT, Optional.of(Instant.EPOCH)),
            Decision.Hold.class,
            decision -> assertThat(hold(decision).resetsAt()).isEmpty()),
        Row.decides(
            "F23 a limit that ended while nobody watched is tried again soon",
            Rule.ACCOUNT_UNUSABLE,
            two(),
            over(EndReason.USAGE_LIMIT, Optional.of(Instant.parse("2026-11-22T10:00:30Z")))
                .andThen(run -> run.advance(Duration.ofMinutes(1))),
            Decision.Hold.class,
            decision -> {
              assertThat(hold(decision).resetsAt()).isEmpty();
              assertThat(hold(decision).notBefore()).isEqualTo(Duration.ofSeconds(65));
              assertThat(decision.basis().reason())
                  .endsWith("nothing is started on it for 5s, for the limit has ended meanwhile");
            }),
        Row.decides(
            "F54 a limit that is said to have ended before the attempt began says nothing",
            Rule.ACCOUNT_UNUSABLE,
            two(),
            over(EndReason.USAGE_LIMIT, Optional.of(Instant.parse("2026-11-22T09:00:00Z"))),
            Decision.Hold.class,
            decision -> {
              assertThat(hold(decision).notBefore()).isEqualTo(Duration.ofMinutes(15));
              assertThat(decision.basis().reason()).doesNotContain("meanwhile");
            }),
        Row.decides(
            "F57 a login that is refused holds the account until somebody is there",
            Rule.ACCOUNT_UNUSABLE,
            two(),
            over(EndReason.AUTHENTICATION, Optional.empty()),
            Decision.Hold.class,
            decision -> {
              assertThat(hold(decision).untilAsked()).isTrue();
              assertThat(decision.basis().reason()).endsWith("until somebody resumes the run");
            }),
        Row.decides(
            "a network that is down holds the account for a short while",
            Rule.ACCOUNT_UNUSABLE,
            two(),
            over(EndReason.NETWORK, Optional.empty()),
            Decision.Hold.class,
            decision -> assertThat(hold(decision).notBefore()).isEqualTo(Duration.ofSeconds(5))),
        Row.waits(
            "F54 nothing is started on an account that is held",
            Rule.ACCOUNT_HELD,
            two(),
            held(EndReason.USAGE_LIMIT, Optional.of(SEVEN_PM)),
            wait -> assertThat(wait.until()).contains(Duration.ofHours(9))),
        Row.waits(
            "F57 an account held for a person has no date",
            Rule.ACCOUNT_HELD,
            TestPlan.of(1, 2),
            held(EndReason.AUTHENTICATION, Optional.empty()),
            wait -> assertThat(wait.until()).isEmpty()));
  }

  private static Stream<Row> probes() {
    return Stream.of(
        Row.decides(
            "F55 when the limit resets one probe goes first",
            Rule.PROBE_DUE,
            TestPlan.of(1, 2, 3).workers(3).stagger(Duration.ofSeconds(30)),
            held(EndReason.USAGE_LIMIT, Optional.of(SEVEN_PM))
                .andThen(run -> run.advance(Duration.ofHours(9))),
            Decision.Start.class,
            decision -> assertThat(((Decision.Start) decision).assignment().probe()).isTrue()),
        Row.decides(
            "F57 somebody resumes the run: the account is probed",
            Rule.PROBE_DUE,
            two(),
            run -> {
              run.settle();
              run.command(new UserCommand.Pause());
              held(EndReason.AUTHENTICATION, Optional.empty()).accept(run);
              run.command(new UserCommand.Resume());
            },
            Decision.Start.class,
            decision -> assertThat(((Decision.Start) decision).assignment().probe()).isTrue()),
        Row.decides(
            "F61 a clock set back to before the limit says nothing of its end: probe",
            Rule.PROBE_DUE,
            two(),
            held(EndReason.USAGE_LIMIT, Optional.of(SEVEN_PM))
                .andThen(run -> run.setWallClock(Instant.parse("2026-11-22T08:00:00Z"))),
            Decision.Start.class,
            decision -> {}),
        Row.decides(
            "F55 a probe that is still limited holds the account again, and counts",
            Rule.ACCOUNT_UNUSABLE,
            two(),
            probing().andThen(over(EndReason.USAGE_LIMIT, Optional.empty())),
            Decision.Hold.class,
            decision -> assertThat(hold(decision).resumptions()).isEqualTo(1)),
        Row.decides(
            "F55 an account that was tried too often waits for a person",
            Rule.ACCOUNT_UNUSABLE,
            two(),
            run -> {
              for (int round = 0; round < 20; round++) {
                held(EndReason.USAGE_LIMIT, Optional.empty()).accept(run);
                run.advance(Duration.ofHours(5));
              }
              over(EndReason.USAGE_LIMIT, Optional.empty()).accept(run);
            },
            Decision.Hold.class,
            decision -> assertThat(hold(decision).untilAsked()).isTrue()),
        Row.decides(
            "a probe that could not be carried out is tried again later",
            Rule.PROBE_CAME_TO_NOTHING,
            two(),
            probing().andThen(over(EndReason.LOST, Optional.empty())),
            Decision.Hold.class,
            decision -> assertThat(hold(decision).probe()).isEmpty()));
  }

  private static Consumer<TestRun> probing() {
    return held(EndReason.USAGE_LIMIT, Optional.empty())
        .andThen(
            run -> {
              run.advance(Duration.ofMinutes(15));
              run.step();
            });
  }

  private static Stream<Row> releases() {
    return Stream.of(
        Row.decides(
            "F55 a probe that ended well frees the account",
            Rule.PROBE_SUCCEEDED,
            two(),
            probing()
                .andThen(
                    run -> {
                      run.exits(run.current(1), ended(EndReason.SUCCEEDED, 0, Work.NONE));
                      run.step();
                    }),
            Decision.Unhold.class,
            decision -> {}),
        Row.decides(
            "F55 a probe that has been at work for a while frees the account",
            Rule.PROBE_SUCCEEDED,
            two(),
            probing()
                .andThen(
                    run -> {
                      run.advance(Duration.ofMinutes(1));
                      run.put(Seen.of(run, 1).lastActivity(run.now().elapsed()).build());
                    }),
            Decision.Unhold.class,
            decision -> {}),
        Row.decides(
            "a probe that failed in its own right has got through",
            Rule.PROBE_SUCCEEDED,
            two(),
            probing()
                .andThen(
                    run -> {
                      run.exits(run.current(1), ended(EndReason.FAILED, 1, Work.NONE));
                      run.step();
                    }),
            Decision.Unhold.class,
            decision -> {}));
  }
}
