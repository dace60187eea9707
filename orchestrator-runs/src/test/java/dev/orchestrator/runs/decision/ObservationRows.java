package dev.orchestrator.runs.decision;

import static dev.orchestrator.runs.decision.TestRun.ended;
import static org.assertj.core.api.Assertions.assertThat;

import dev.orchestrator.runs.attempt.AttemptEnd;
import dev.orchestrator.runs.attempt.EndReason;
import dev.orchestrator.runs.attempt.Work;
import dev.orchestrator.runs.decision.DecisionTableTest.Row;
import dev.orchestrator.runs.observation.Liveness;
import dev.orchestrator.runs.run.Decision;
import dev.orchestrator.runs.run.Rule;
import dev.orchestrator.runs.run.UserCommand;
import java.time.Duration;
import java.util.stream.Stream;

/** Rows about what is made of looks that show little, and of several that show much. */
final class ObservationRows {

  private static final Duration STALL = Duration.ofMinutes(15);

  private ObservationRows() {}

  static Stream<Row> rows() {
    return Stream.of(unknown(), together(), times(), results()).flatMap(rows -> rows);
  }

  private static TestPlan one() {
    return TestPlan.of(1);
  }

  private static EndReason reason(Decision decision) {
    return ((Decision.RecordEnd) decision).end().reason();
  }

  private static Stream<Row> unknown() {
    return Stream.of(
        Row.waits(
            "F10 a start that was not confirmed and cannot be looked at is left alone",
            Rule.PROBE_FAILED,
            one(),
            run -> {
              run.startUnconfirmed();
              run.put(Seen.of(run, 1).process(Liveness.UNKNOWN).build());
              run.advance(STALL);
            },
            wait -> assertThat(wait.until()).isEmpty()),
        Row.waits(
            "F10 an attempt that was stopped and cannot be looked at is left alone",
            Rule.PROBE_FAILED,
            one(),
            run -> {
              run.settle();
              run.command(new UserCommand.Stop(false));
              run.settle();
              run.put(Seen.of(run, 1).process(Liveness.UNKNOWN).build());
              run.advance(STALL);
            },
            wait -> assertThat(wait.until()).isEmpty()));
  }

  private static Stream<Row> together() {
    return Stream.of(
        Row.leaves(
            "F11 a worker gone while another ended is no event of the fleet",
            Rule.FLEET_VANISHED,
            TestPlan.of(1, 2),
            run -> {
              run.settle();
              run.put(Seen.of(run, 1).goneSince(run.now().elapsed()).build());
              run.put(Seen.of(run, 2).end(ended(EndReason.FAILED, 1, Work.NONE)).build());
              run.advance(Duration.ofMinutes(1));
            }),
        Row.leaves(
            "F11 a worker gone while another lives is no event of the fleet",
            Rule.FLEET_VANISHED,
            TestPlan.of(1, 2),
            run -> {
              run.settle();
              run.put(Seen.of(run, 1).goneSince(run.now().elapsed()).build());
              run.advance(Duration.ofMinutes(1));
            }),
        Row.decides(
            "a vanished attempt is told from a vanished fleet",
            Rule.VANISHED,
            one(),
            run -> {
              run.settle();
              run.put(Seen.of(run, 1).goneSince(run.now().elapsed()).build());
              run.advance(Duration.ofMinutes(1));
            },
            Decision.Stop.class,
            decision ->
                assertThat(decision.basis().reason())
                    .isEqualTo("its process is gone and left no exit record")),
        new Row(
            "a vanished fleet is told from a vanished attempt",
            Rule.FLEET_VANISHED,
            TestPlan.of(1, 2),
            run -> {
              run.settle();
              run.put(Seen.of(run, 1).goneSince(run.now().elapsed()).build());
              run.put(Seen.of(run, 2).goneSince(run.now().elapsed()).build());
              run.advance(Duration.ofMinutes(1));
            },
            found ->
                assertThat(found.decisions())
                    .extracting(decision -> decision.basis().reason())
                    .containsOnly("every worker vanished at once")),
        Row.leaves(
            "F9 an end that was recorded is not recorded again",
            Rule.LATE_RESULT,
            TestPlan.of(1, 2),
            run -> {
              run.settle();
              var first = run.current(1);
              run.succeed(1);
              run.step();
              run.exits(first, ended(EndReason.SUCCEEDED, 0, Work.NONE));
            }),
        Row.leaves(
            "F9 an attempt that is lost for good stays lost",
            Rule.LATE_RESULT,
            one(),
            run -> {
              run.settle();
              var lost = run.current(1);
              run.vanish(1);
              run.settle();
              run.exits(lost, AttemptEnd.of(EndReason.LOST, ""));
            }));
  }

  private static Stream<Row> times() {
    return Stream.of(
        Row.decides(
            "a stall is told without a process that is not known",
            Rule.STALLED,
            one(),
            run -> {
              run.settle();
              run.advance(STALL);
            },
            Decision.Stop.class,
            decision ->
                assertThat(decision.basis().reason())
                    .isEqualTo(
                        "no output, no processor time and no change in the worktree for 15m")),
        Row.waits(
            "a time limit that comes before a stall is the next to look at",
            Rule.HEALTHY,
            one().wallClock(Duration.ofMinutes(5)),
            TestRun::settle,
            wait -> assertThat(wait.until()).contains(Duration.ofMinutes(5))),
        Row.waits(
            "a stall that comes before the time limit is the next to look at",
            Rule.HEALTHY,
            one().wallClock(Duration.ofHours(5)),
            TestRun::settle,
            wait -> assertThat(wait.until()).contains(STALL)));
  }

  private static Stream<Row> results() {
    return Stream.of(
        Row.decides(
            "F4 an attempt that left no record ended as its final result says",
            Rule.EXIT_RECORDED,
            one(),
            run -> {
              run.settle();
              run.announces(run.current(1), EndReason.FAILED);
              run.advance(Duration.ofSeconds(30));
              run.settle();
              run.put(
                  Seen.of(run, 1)
                      .goneSince(run.now().elapsed())
                      .finalResult(Duration.ZERO, EndReason.FAILED)
                      .build());
            },
            Decision.RecordEnd.class,
            decision -> assertThat(reason(decision)).isEqualTo(EndReason.FAILED)),
        Row.decides(
            "an attempt that announced a failure before it was stopped was stopped",
            Rule.EXIT_RECORDED,
            one(),
            run -> {
              run.settle();
              run.command(new UserCommand.Stop(false));
              run.settle();
              run.put(
                  Seen.of(run, 1)
                      .finalResult(Duration.ZERO, EndReason.FAILED)
                      .end(ended(EndReason.SUCCEEDED, 0, Work.NONE))
                      .build());
            },
            Decision.RecordEnd.class,
            decision -> assertThat(reason(decision)).isEqualTo(EndReason.STOPPED)));
  }
}
