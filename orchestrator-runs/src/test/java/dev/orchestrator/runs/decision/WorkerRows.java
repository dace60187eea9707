package dev.orchestrator.runs.decision;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orchestrator.runs.attempt.AttemptKind;
import dev.orchestrator.runs.attempt.EndReason;
import dev.orchestrator.runs.attempt.Work;
import dev.orchestrator.runs.decision.DecisionTableTest.Row;
import dev.orchestrator.runs.plan.DeclaredStatus;
import dev.orchestrator.runs.run.Assignment;
import dev.orchestrator.runs.run.Decision;
import dev.orchestrator.runs.run.Rule;
import dev.orchestrator.runs.run.UserCommand;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** Rows about which worker an issue gets, and when it need not keep its distance. */
final class WorkerRows {

  private WorkerRows() {}

  static Stream<Row> rows() {
    return Stream.concat(choices(), distances());
  }

  private static Assignment assignment(Decision decision) {
    return ((Decision.Start) decision).assignment();
  }

  /** The attempt of an issue ends so, and what follows is decided. */
  private static void ends(TestRun run, int issue, EndReason reason) {
    run.advance(Duration.ofMinutes(1));
    run.exits(run.current(issue), TestRun.ended(reason, 1, Work.NONE));
    run.step();
    run.step();
  }

  private static Stream<Row> choices() {
    return Stream.of(
        Row.decides(
            "an issue that is tried again stays on its worker",
            Rule.FREE_WORKER,
            TestPlan.of(1, 2).workers(3).retries(2),
            run -> {
              run.settle();
              ends(run, 2, EndReason.FAILED);
            },
            Decision.Start.class,
            decision -> assertThat(assignment(decision).worker()).isEqualTo(2)),
        Row.decides(
            "an issue goes back to its worker, though another was at work just now",
            Rule.FREE_WORKER,
            TestPlan.of(1, 2).workers(2),
            run -> {
              run.settle();
              run.succeed(1);
              run.step();
              ends(run, 2, EndReason.LOST);
            },
            Decision.Start.class,
            decision -> assertThat(assignment(decision).worker()).isEqualTo(2)),
        Row.decides(
            "a new issue gets a worker that was at work just now before one that was not",
            Rule.FREE_WORKER,
            TestPlan.of(1, 2, 3).workers(2),
            run -> {
              run.settle();
              run.command(new UserCommand.Pause());
              ends(run, 1, EndReason.NOT_STARTED);
              run.succeed(2);
              run.step();
              run.command(new UserCommand.Resume());
            },
            Decision.Start.class,
            decision -> assertThat(assignment(decision).worker()).isEqualTo(2)),
        Row.decides(
            "a worker whose first issue is over is free for all",
            Rule.FREE_WORKER,
            new TestPlan()
                .declared(1, 1, 1, DeclaredStatus.COMPLETED)
                .issue(2)
                .workers(2)
                .assign(1, 1),
            run -> {},
            Decision.Start.class,
            decision -> assertThat(assignment(decision).worker()).isEqualTo(1)),
        Row.decides(
            "a worker whose first issue has begun and failed to start is free for all",
            Rule.FREE_WORKER,
            TestPlan.of(1, 2).workers(3).assign(1, 1),
            run -> {
              run.settle();
              ends(run, 1, EndReason.NOT_STARTED);
              run.replan(TestPlan.of(1, 2, 3).workers(3).assign(1, 1));
            },
            Decision.Start.class,
            decision -> {
              assertThat(assignment(decision).issue()).isEqualTo(3);
              assertThat(assignment(decision).worker()).isEqualTo(1);
            }),
        Row.decides(
            "the first attempt of an issue begins afresh",
            Rule.FREE_WORKER,
            TestPlan.of(1),
            run -> {},
            Decision.Start.class,
            decision -> assertThat(assignment(decision).kind()).isEqualTo(AttemptKind.FRESH)),
        Row.decides(
            "a start says on what it goes by",
            Rule.FREE_WORKER,
            new TestPlan().ordered(1, 2, 3),
            run -> {},
            Decision.Start.class,
            decision ->
                assertThat(decision.basis().reason())
                    .isEqualTo("implement on worker 1: wave 2, priority 3")),
        new Row(
            "without a delay all first starts are made at once",
            Rule.FREE_WORKER,
            TestPlan.of(1, 2, 3).workers(3),
            run -> {},
            found ->
                assertThat(found.decisions())
                    .extracting(decision -> assignment(decision).worker())
                    .isEqualTo(List.of(1, 2, 3))));
  }

  private static Stream<Row> distances() {
    return Stream.of(
        Row.decides(
            "an issue that follows another on its worker starts at once",
            Rule.FREE_WORKER,
            TestPlan.of(1, 2).workers(1).stagger(Duration.ofHours(1)),
            run -> {
              run.settle();
              run.succeed(1);
              run.step();
            },
            Decision.Start.class,
            decision -> assertThat(((Decision.Start) decision).staggered()).isFalse()),
        Row.decides(
            "the first start of a worker counts for the distance of the next",
            Rule.FREE_WORKER,
            TestPlan.of(1).stagger(Duration.ofSeconds(30)),
            run -> {},
            Decision.Start.class,
            decision -> assertThat(((Decision.Start) decision).staggered()).isTrue()),
        afterMisfortune(EndReason.LOST),
        afterMisfortune(EndReason.OVERLOADED),
        afterMisfortune(EndReason.NOT_STARTED),
        afterMisfortune(EndReason.NETWORK));
  }

  private static Row afterMisfortune(EndReason reason) {
    return Row.waits(
        "a worker whose attempt " + reason.words() + " keeps its distance",
        Rule.STAGGERED,
        TestPlan.of(1).workers(1).stagger(Duration.ofHours(9)),
        run -> {
          run.settle();
          ends(run, 1, reason);
          run.advance(Duration.ofHours(1));
        },
        wait -> assertThat(wait.until()).contains(Duration.ofHours(9)));
  }
}
