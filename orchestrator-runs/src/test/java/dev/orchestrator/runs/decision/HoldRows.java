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
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Rows about several attempts on one account, and about how long it is held. */
final class HoldRows {

  private static final Instant SEVEN_PM = Instant.parse("2026-11-22T19:00:00Z");

  private HoldRows() {}

  static Stream<Row> rows() {
    return Stream.of(together(), probes(), lengths()).flatMap(rows -> rows);
  }

  private static TestPlan two() {
    return TestPlan.of(1, 2).workers(2);
  }

  private static void end(TestRun run, int issue, EndReason reason, Optional<Instant> retryAt) {
    run.exits(
        run.current(issue), new AttemptEnd(reason, OptionalInt.of(1), retryAt, "", Work.NONE));
    run.step();
  }

  /** Issue 1 finds the account unusable, then issue 2. */
  private static Consumer<TestRun> both(Optional<Instant> first, Optional<Instant> second) {
    return run -> {
      run.settle();
      end(run, 1, EndReason.USAGE_LIMIT, first);
      run.step();
      end(run, 2, EndReason.USAGE_LIMIT, second);
    };
  }

  private static AgentHold hold(Decision decision) {
    return ((Decision.Hold) decision).hold();
  }

  private static Stream<Row> together() {
    return Stream.of(
        Row.leaves(
            "F54 the second worker that finds the account limited says nothing new",
            Rule.ACCOUNT_UNUSABLE,
            two(),
            both(Optional.empty(), Optional.empty())),
        Row.leaves(
            "F54 an end of the limit that is known is not put off by the next worker",
            Rule.ACCOUNT_UNUSABLE,
            two(),
            both(Optional.of(SEVEN_PM), Optional.of(SEVEN_PM.plusSeconds(60)))),
        Row.decides(
            "F54 a worker that knows when the limit ends is believed",
            Rule.ACCOUNT_UNUSABLE,
            two(),
            both(Optional.empty(), Optional.of(SEVEN_PM)),
            Decision.Hold.class,
            decision -> {
              assertThat(hold(decision).resetsAt()).contains(SEVEN_PM);
              assertThat(decision.basis().reason()).endsWith("until 2026-11-22T19:00:00Z");
            }),
        Row.leaves(
            "a worker from before the hold proves nothing when it ends well",
            Rule.PROBE_SUCCEEDED,
            two(),
            run -> {
              run.settle();
              end(run, 1, EndReason.USAGE_LIMIT, Optional.empty());
              run.step();
              run.exits(run.current(2), ended(EndReason.SUCCEEDED, 0, Work.NONE));
              run.step();
            }),
        Row.leaves(
            "a worker from before the hold that is lost is no probe",
            Rule.PROBE_CAME_TO_NOTHING,
            two(),
            run -> {
              run.settle();
              end(run, 1, EndReason.USAGE_LIMIT, Optional.empty());
              run.step();
              end(run, 2, EndReason.LOST, Optional.empty());
            }),
        Row.waits(
            "while a probe is at work the others wait for what it finds",
            Rule.ACCOUNT_HELD,
            two(),
            both(Optional.empty(), Optional.empty())
                .andThen(
                    run -> {
                      run.step();
                      run.advance(Duration.ofMinutes(15));
                      run.step();
                    }),
            wait -> assertThat(wait.until()).isEmpty()));
  }

  private static Consumer<TestRun> probing() {
    return run -> {
      run.settle();
      end(run, 1, EndReason.USAGE_LIMIT, Optional.empty());
      run.step();
      run.advance(Duration.ofMinutes(15));
      run.step();
    };
  }

  private static Stream<Row> probes() {
    return Stream.of(
        Row.leaves(
            "F55 a probe that began just now has proved nothing",
            Rule.PROBE_SUCCEEDED,
            TestPlan.of(1),
            probing()
                .andThen(
                    run -> {
                      run.advance(Duration.ofSeconds(59));
                      run.put(Seen.of(run, 1).lastActivity(run.now().elapsed()).build());
                    })),
        Row.decides(
            "F55 a probe says what it is for",
            Rule.PROBE_DUE,
            TestPlan.of(1),
            run -> {
              run.settle();
              end(run, 1, EndReason.USAGE_LIMIT, Optional.empty());
              run.step();
              run.advance(Duration.ofMinutes(15));
            },
            Decision.Start.class,
            decision ->
                assertThat(decision.basis().reason())
                    .endsWith("; to find out if its account can be used again")),
        Row.leaves(
            "F55 a probe that is being stopped has proved nothing, busy as it is",
            Rule.PROBE_SUCCEEDED,
            TestPlan.of(1),
            probing()
                .andThen(
                    run -> {
                      run.advance(Duration.ofMinutes(15));
                      run.step();
                      run.advance(Duration.ofMinutes(2));
                      run.put(Seen.of(run, 1).lastActivity(run.now().elapsed()).build());
                    })),
        Row.leaves(
            "F55 a probe that does nothing has proved nothing",
            Rule.PROBE_SUCCEEDED,
            TestPlan.of(1),
            probing().andThen(run -> run.advance(Duration.ofMinutes(2)))),
        Row.leaves(
            "an attempt on an account that is not held proves nothing",
            Rule.PROBE_SUCCEEDED,
            TestPlan.of(1),
            run -> {
              run.settle();
              run.advance(Duration.ofMinutes(2));
              run.put(Seen.of(run, 1).lastActivity(run.now().elapsed()).build());
            }),
        Row.decides(
            "a probe that came to nothing too often leaves the account to a person",
            Rule.PROBE_CAME_TO_NOTHING,
            TestPlan.of(1),
            run -> {
              for (int round = 0; round < 20; round++) {
                run.settle();
                end(run, 1, EndReason.USAGE_LIMIT, Optional.empty());
                run.step();
                run.advance(Duration.ofHours(5));
              }
              run.settle();
              end(run, 1, EndReason.LOST, Optional.empty());
            },
            Decision.Hold.class,
            decision -> assertThat(hold(decision).untilAsked()).isTrue()),
        Row.decides(
            "a probe that came to nothing once is tried again",
            Rule.PROBE_CAME_TO_NOTHING,
            TestPlan.of(1),
            probing().andThen(run -> end(run, 1, EndReason.LOST, Optional.empty())),
            Decision.Hold.class,
            decision -> assertThat(hold(decision).untilAsked()).isFalse()),
        Row.decides(
            "that an account can be used again is told with its name",
            Rule.PROBE_SUCCEEDED,
            TestPlan.of(1),
            probing().andThen(run -> end(run, 1, EndReason.FAILED, Optional.empty())),
            Decision.Unhold.class,
            decision ->
                assertThat(decision.basis().reason())
                    .isEqualTo("claude can be used again: the probe got through")));
  }

  private static Stream<Row> lengths() {
    return Stream.of(
        lasts(EndReason.NETWORK, 0, Duration.ofSeconds(5)),
        lasts(EndReason.NETWORK, 3, Duration.ofSeconds(40)),
        lasts(EndReason.NETWORK, 7, Duration.ofMinutes(10)),
        lasts(EndReason.NETWORK, 15, Duration.ofMinutes(10)),
        lasts(EndReason.USAGE_LIMIT, 5, Duration.ofMinutes(15)));
  }

  private static Row lasts(EndReason reason, int probes, Duration pause) {
    return Row.decides(
        "an account that " + reason.words() + " is held for " + pause + " after probe " + probes,
        Rule.ACCOUNT_UNUSABLE,
        TestPlan.of(1),
        run -> {
          for (int probe = 0; probe < probes; probe++) {
            run.settle();
            end(run, 1, reason, Optional.empty());
            run.step();
            run.advance(Duration.ofHours(1));
          }
          run.settle();
          end(run, 1, reason, Optional.empty());
        },
        Decision.Hold.class,
        decision ->
            assertThat(hold(decision).notBefore().minus(hold(decision).since().elapsed()))
                .isEqualTo(pause));
  }
}
