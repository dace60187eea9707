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
import dev.orchestrator.runs.run.StopCause;
import dev.orchestrator.runs.run.UserCommand;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/** Rows about one attempt of which something may still be alive. */
final class AttemptRows {

  private static final Duration STALL = Duration.ofMinutes(15);

  private AttemptRows() {}

  static Stream<Row> rows() {
    return Stream.of(looks(), starts(), ends(), stops()).flatMap(rows -> rows);
  }

  private static TestPlan one() {
    return TestPlan.of(1);
  }

  private static Stream<Row> looks() {
    return Stream.of(
        Row.waits(
            "an effect is under way: leave the attempt alone",
            Rule.EFFECT_UNDER_WAY,
            one(),
            run -> {
              run.settle();
              run.put(Seen.of(run, 1).underWay().build());
              run.advance(STALL);
            },
            wait -> assertThat(wait.until()).isEmpty()),
        Row.waits(
            "F10 a probe that failed proves nothing, however long it fails",
            Rule.PROBE_FAILED,
            one(),
            run -> {
              run.settle();
              run.put(Seen.of(run, 1).process(Liveness.UNKNOWN).build());
              run.advance(STALL.multipliedBy(4));
            },
            wait -> assertThat(wait.until()).isEmpty()),
        Row.waits(
            "an attempt at work is looked at again when it would have stalled",
            Rule.HEALTHY,
            one(),
            run -> {
              run.settle();
              run.advance(Duration.ofMinutes(1));
            },
            wait -> assertThat(wait.until()).contains(STALL)),
        Row.waits(
            "F1 F2 whatever counter moved last counts",
            Rule.HEALTHY,
            one(),
            run -> {
              run.settle();
              run.advance(STALL.multipliedBy(2));
              run.put(Seen.of(run, 1).lastActivity(run.now().elapsed().minusSeconds(1)).build());
            },
            wait -> assertThat(wait.until()).isPresent()),
        Row.waits(
            "F61 the wall clock jumps eight hours and nobody has stalled",
            Rule.HEALTHY,
            one(),
            run -> {
              run.settle();
              run.advance(Duration.ofMinutes(1));
              run.setWallClock(Instant.parse("2026-11-22T18:00:00Z"));
            },
            wait -> assertThat(wait.until()).contains(STALL)),
        Row.decides(
            "F13 an attempt begins to wait for a person: note it",
            Rule.WAITS_FOR_A_PERSON,
            one(),
            run -> {
              run.settle();
              run.put(Seen.of(run, 1).waitsFor("trust this folder?").build());
            },
            Decision.Await.class,
            decision ->
                assertThat(decision.basis().reason())
                    .isEqualTo("it waits for a person: trust this folder?")),
        Row.waits(
            "F13 an attempt that waits for a person never stalls",
            Rule.WAITS_FOR_A_PERSON,
            one(),
            run -> {
              run.settle();
              run.put(Seen.of(run, 1).waitsFor("trust this folder?").build());
              run.settle();
              run.advance(STALL.multipliedBy(3));
            },
            wait -> assertThat(wait.until()).isEmpty()));
  }

  private static Stream<Row> starts() {
    return Stream.of(
        Row.decides(
            "F22 a start that was not confirmed is found alive: adopt it",
            Rule.START_CONFIRMED,
            one(),
            run -> {
              run.startUnconfirmed();
              run.put(Seen.of(run, 1).build());
            },
            Decision.Adopt.class,
            decision -> {}),
        Row.waits(
            "F22 a start that was not confirmed may still come to life: wait",
            Rule.WITHIN_GRACE,
            one(),
            run -> {
              run.startUnconfirmed();
              run.put(Seen.of(run, 1).goneSince(run.now().elapsed()).build());
              run.advance(Duration.ofSeconds(4));
            },
            wait -> assertThat(wait.until()).contains(Duration.ofSeconds(5))),
        Row.decides(
            "F22 a start that was not confirmed left nothing: make sure that it stays so",
            Rule.START_NEVER_TOOK_PLACE,
            one(),
            run -> {
              run.startUnconfirmed();
              run.put(Seen.of(run, 1).goneSince(run.now().elapsed()).build());
              run.advance(Duration.ofSeconds(5));
            },
            Decision.Stop.class,
            decision ->
                assertThat(((Decision.Stop) decision).cause()).isEqualTo(StopCause.NEVER_STARTED)));
  }

  private static Stream<Row> ends() {
    return Stream.of(
        Row.decides(
            "F23 an exit record is taken note of, whenever it is found",
            Rule.EXIT_RECORDED,
            one(),
            run -> {
              run.settle();
              run.exits(run.current(1), ended(EndReason.SUCCEEDED, 0, Work.NONE));
            },
            Decision.RecordEnd.class,
            decision ->
                assertThat(((Decision.RecordEnd) decision).end().reason())
                    .isEqualTo(EndReason.SUCCEEDED)),
        Row.decides(
            "an attempt that was stopped for a stall has stalled, whatever its exit status",
            Rule.EXIT_RECORDED,
            one(),
            run -> {
              run.settle();
              run.advance(STALL);
              run.settle();
              run.exits(run.current(1), ended(EndReason.SUCCEEDED, 0, new Work(1, 1, 0, true)));
            },
            Decision.RecordEnd.class,
            decision -> {
              AttemptEnd end = ((Decision.RecordEnd) decision).end();
              assertThat(end.reason()).isEqualTo(EndReason.STALLED);
              assertThat(end.work().commits()).isEqualTo(1);
              assertThat(end.detail()).isEqualTo("no activity for 15m");
            }),
        Row.decides(
            "F4 an attempt that was ended after its final result ended as it said",
            Rule.EXIT_RECORDED,
            one(),
            run -> {
              run.settle();
              run.announces(run.current(1), EndReason.SUCCEEDED);
              run.advance(Duration.ofSeconds(30));
              run.settle();
              run.put(
                  Seen.of(run, 1)
                      .finalResult(Duration.ZERO, EndReason.SUCCEEDED)
                      .end(ended(EndReason.CRASHED, 143, Work.NONE))
                      .build());
            },
            Decision.RecordEnd.class,
            decision ->
                assertThat(((Decision.RecordEnd) decision).end().reason())
                    .isEqualTo(EndReason.SUCCEEDED)),
        Row.decides(
            "an attempt that was stopped and left no record ended as it was stopped",
            Rule.EXIT_RECORDED,
            one(),
            run -> {
              run.settle();
              run.advance(STALL);
              run.settle();
              run.put(Seen.of(run, 1).goneSince(run.now().elapsed()).build());
            },
            Decision.RecordEnd.class,
            decision ->
                assertThat(((Decision.RecordEnd) decision).end().reason())
                    .isEqualTo(EndReason.STALLED)),
        Row.decides(
            "F9 the true end of an attempt given up for lost is recorded",
            Rule.LATE_RESULT,
            one(),
            run -> {
              run.settle();
              var lost = run.current(1);
              run.vanish(1);
              run.settle();
              run.exits(lost, ended(EndReason.SUCCEEDED, 0, Work.NONE));
            },
            Decision.RecordEnd.class,
            decision -> assertThat(decision.attemptId()).hasToString("Optional[t-1-implement-1]")),
        Row.decides(
            "F12 an attempt that is gone is swept up once the start-up grace is over",
            Rule.VANISHED,
            one(),
            run -> {
              run.settle();
              run.put(Seen.of(run, 1).goneSince(run.now().elapsed()).build());
              run.advance(Duration.ofSeconds(30));
            },
            Decision.Stop.class,
            decision ->
                assertThat(((Decision.Stop) decision).cause()).isEqualTo(StopCause.VANISHED)),
        Row.waits(
            "F12 an attempt that looks dead while it starts is given time",
            Rule.WITHIN_GRACE,
            one(),
            run -> {
              run.settle();
              run.put(Seen.of(run, 1).goneSince(run.now().elapsed()).build());
              run.advance(Duration.ofSeconds(29));
            },
            wait -> assertThat(wait.until()).contains(Duration.ofSeconds(30))),
        Row.waits(
            "the exit record of an attempt that is gone may be on its way",
            Rule.WITHIN_GRACE,
            one(),
            run -> {
              run.settle();
              run.advance(Duration.ofMinutes(1));
              run.put(Seen.of(run, 1).goneSince(run.now().elapsed()).build());
              run.advance(Duration.ofSeconds(4));
            },
            wait -> assertThat(wait.until()).contains(Duration.ofSeconds(65))));
  }

  private static Stream<Row> stops() {
    return Stream.of(
        new Row(
            "F11 all workers gone at once are one event",
            Rule.FLEET_VANISHED,
            TestPlan.of(1, 2),
            run -> {
              run.settle();
              run.put(Seen.of(run, 1).goneSince(run.now().elapsed()).build());
              run.put(Seen.of(run, 2).goneSince(run.now().elapsed()).build());
              run.advance(Duration.ofMinutes(1));
            },
            found -> assertThat(found.decisions()).hasSize(2)),
        Row.decides(
            "F3 an attempt without any activity for the stall timeout has stalled",
            Rule.STALLED,
            one(),
            run -> {
              run.settle();
              run.put(Seen.of(run, 1).busyWith("go test ./... (pid 77)").build());
              run.advance(STALL);
            },
            Decision.Stop.class,
            decision ->
                assertThat(decision.basis().reason())
                    .contains("for 15m")
                    .endsWith("it hangs in go test ./... (pid 77)")),
        Row.decides(
            "an attempt that runs into its time limit is stopped, busy or not",
            Rule.OUT_OF_TIME,
            one().wallClock(Duration.ofMinutes(5)),
            run -> {
              run.settle();
              run.advance(Duration.ofMinutes(5));
              run.put(Seen.of(run, 1).lastActivity(run.now().elapsed()).build());
            },
            Decision.Stop.class,
            decision -> assertThat(decision.basis().reason()).contains("limit 5m")),
        Row.decides(
            "F4 an attempt that gave its final result and does not go is ended",
            Rule.RESULT_WITHOUT_EXIT,
            one(),
            run -> {
              run.settle();
              run.announces(run.current(1), EndReason.SUCCEEDED);
              run.advance(Duration.ofSeconds(30));
            },
            Decision.Stop.class,
            decision ->
                assertThat(((Decision.Stop) decision).cause())
                    .isEqualTo(StopCause.RESULT_WITHOUT_EXIT)),
        Row.waits(
            "an attempt that gave its final result is given time to go",
            Rule.WITHIN_GRACE,
            one(),
            run -> {
              run.settle();
              run.announces(run.current(1), EndReason.SUCCEEDED);
              run.advance(Duration.ofSeconds(29));
            },
            wait -> assertThat(wait.until()).contains(Duration.ofSeconds(30))),
        Row.decides(
            "a stop ends what runs",
            Rule.STOP_REQUESTED,
            one(),
            run -> {
              run.settle();
              run.command(new UserCommand.Stop(false));
            },
            Decision.Stop.class,
            decision ->
                assertThat(((Decision.Stop) decision).cause()).isEqualTo(StopCause.RUN_STOPPED)),
        Row.decides(
            "a retry of an issue at work ends its attempt first",
            Rule.STOP_REQUESTED,
            one(),
            run -> {
              run.settle();
              run.command(new UserCommand.Retry(1));
            },
            Decision.Stop.class,
            decision ->
                assertThat(((Decision.Stop) decision).cause())
                    .isEqualTo(StopCause.RESTART_REQUESTED)),
        Row.decides(
            "a stop that did not take is repeated",
            Rule.STOP_REPEATED,
            one(),
            run -> {
              run.settle();
              run.command(new UserCommand.Stop(false));
              run.settle();
              run.advance(Duration.ofSeconds(30));
            },
            Decision.Stop.class,
            decision ->
                assertThat(((Decision.Stop) decision).cause()).isEqualTo(StopCause.RUN_STOPPED)),
        Row.decides(
            "F22 a stop whose supervisor died may not have begun: repeat it",
            Rule.STOP_REPEATED,
            one(),
            run -> {
              run.startUnconfirmed();
              run.put(Seen.of(run, 1).goneSince(run.now().elapsed()).build());
              run.advance(Duration.ofSeconds(5));
              run.step();
              run.startSupervisor();
            },
            Decision.Stop.class,
            decision ->
                assertThat(((Decision.Stop) decision).cause()).isEqualTo(StopCause.NEVER_STARTED)),
        Row.decides(
            "a stop does not undo what the agent had announced before",
            Rule.EXIT_RECORDED,
            one(),
            run -> {
              run.settle();
              run.command(new UserCommand.Stop(false));
              run.settle();
              run.put(
                  Seen.of(run, 1)
                      .finalResult(Duration.ZERO, EndReason.SUCCEEDED)
                      .end(ended(EndReason.SUCCEEDED, 0, Work.NONE))
                      .build());
            },
            Decision.RecordEnd.class,
            decision ->
                assertThat(((Decision.RecordEnd) decision).end().reason())
                    .isEqualTo(EndReason.SUCCEEDED)),
        Row.waits(
            "a stop takes its time",
            Rule.WITHIN_GRACE,
            one(),
            run -> {
              run.settle();
              run.command(new UserCommand.Stop(false));
              run.settle();
              run.advance(Duration.ofSeconds(29));
            },
            wait -> assertThat(wait.until()).isEqualTo(Optional.of(Duration.ofSeconds(30)))));
  }
}
