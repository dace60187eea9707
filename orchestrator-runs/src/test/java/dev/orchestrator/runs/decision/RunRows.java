package dev.orchestrator.runs.decision;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orchestrator.runs.attempt.EndReason;
import dev.orchestrator.runs.attempt.Work;
import dev.orchestrator.runs.decision.DecisionTableTest.Row;
import dev.orchestrator.runs.observation.HostObservation;
import dev.orchestrator.runs.observation.Liveness;
import dev.orchestrator.runs.plan.DeclaredStatus;
import dev.orchestrator.runs.run.Decision;
import dev.orchestrator.runs.run.Rule;
import dev.orchestrator.runs.run.RunOutcome;
import dev.orchestrator.runs.run.UserCommand;
import java.time.Duration;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Rows about what may start, who is blocked, and when a run is over. */
final class RunRows {

  private RunRows() {}

  static Stream<Row> rows() {
    return Stream.of(starts(), waits(), machine(), blocks(), ends()).flatMap(rows -> rows);
  }

  private static Consumer<Decision> starts(int issue, int worker) {
    return decision -> {
      Decision.Start start = (Decision.Start) decision;
      assertThat(start.assignment().issue()).isEqualTo(issue);
      assertThat(start.assignment().worker()).isEqualTo(worker);
    };
  }

  private static Row first(String given, TestPlan plan, int issue, int worker) {
    return Row.decides(
        given, Rule.FREE_WORKER, plan, run -> {}, Decision.Start.class, starts(issue, worker));
  }

  private static Stream<Row> starts() {
    return Stream.of(
        first("an issue starts on the lowest free worker", TestPlan.of(1), 1, 1),
        first(
            "a lower wave goes first, whatever the priority",
            new TestPlan().workers(1).ordered(1, 2, 1).ordered(2, 1, 9),
            2,
            1),
        first(
            "within a wave priority 1 goes first",
            new TestPlan().workers(1).ordered(1, 1, 2).ordered(2, 1, 1),
            2,
            1),
        first(
            "among equals the lower number goes first",
            new TestPlan().workers(1).issue(7).issue(3),
            3,
            1),
        first(
            "an issue that was assigned to a worker starts there",
            TestPlan.of(1).workers(3).assign(3, 1),
            1,
            3),
        first(
            "a worker is left to the issue it is to begin with",
            new TestPlan().workers(2).issue(1).issue(2, 1).assign(1, 2),
            1,
            2),
        first(
            "a worker that waits for its first issue takes another rather than idle",
            new TestPlan().workers(1).issue(1).issue(2, 1).assign(1, 2),
            1,
            1),
        first(
            "what the plan calls completed is completed",
            new TestPlan().declared(1, 1, 1, DeclaredStatus.COMPLETED).issue(2, 1),
            2,
            1),
        Row.decides(
            "an issue that was begun goes before a new one",
            Rule.FREE_WORKER,
            new TestPlan().workers(1).ordered(1, 2, 5),
            run -> {
              run.settle();
              run.advance(Duration.ofMinutes(1));
              run.fail(1);
              run.step();
              run.step();
              run.replan(new TestPlan().workers(1).ordered(1, 2, 5).ordered(3, 1, 1));
            },
            Decision.Start.class,
            starts(1, 1)),
        Row.decides(
            "F65 under release on merge a merged dependency frees its dependants",
            Rule.FREE_WORKER,
            TestPlan.of(1).issue(2, 1).releaseOnMerge(),
            run -> {
              run.settle();
              run.succeed(1);
              run.step();
              run.merge(1);
            },
            Decision.Start.class,
            starts(2, 1)),
        Row.decides(
            "an issue goes on where it was",
            Rule.FREE_WORKER,
            TestPlan.of(1, 2).workers(2).stages("a", "b"),
            run -> {
              run.settle();
              run.succeed(2);
              run.step();
            },
            Decision.Start.class,
            starts(2, 2)));
  }

  private static Stream<Row> waits() {
    return Stream.of(
        Row.waits(
            "a dependency that is not completed is waited for",
            Rule.DEPENDENCY_UNFINISHED,
            TestPlan.of(1).issue(2, 1),
            TestRun::settle,
            wait -> assertThat(wait.basis().reason()).isEqualTo("it waits for #1")),
        Row.waits(
            "F65 under release on merge a completed dependency must be merged",
            Rule.DEPENDENCY_UNMERGED,
            TestPlan.of(1).issue(2, 1).issue(3).releaseOnMerge(),
            run -> {
              run.settle();
              run.succeed(1);
              run.settle();
            },
            wait ->
                assertThat(wait.basis().reason())
                    .isEqualTo("waiting (merge): it waits for #1 to be merged into origin/main")),
        Row.waits(
            "when every worker is busy issues wait",
            Rule.NO_FREE_WORKER,
            TestPlan.of(1, 2).workers(1),
            TestRun::settle,
            wait -> assertThat(wait.issue()).isEqualTo(2)),
        Row.waits(
            "fewer workers than run start nothing new",
            Rule.NO_FREE_WORKER,
            TestPlan.of(1, 2, 3).workers(2),
            run -> {
              run.settle();
              run.command(new UserCommand.Resize(1));
              run.succeed(2);
              run.step();
            },
            wait -> assertThat(wait.issue()).isEqualTo(3)),
        Row.waits(
            "a repository takes no more attempts than its limit",
            Rule.REPOSITORY_BUSY,
            TestPlan.of(1, 2).repositoryLimit(1),
            TestRun::settle,
            wait -> assertThat(wait.issue()).isEqualTo(2)),
        Row.waits(
            "a paused run starts nothing",
            Rule.PAUSED,
            TestPlan.of(1),
            run -> run.command(new UserCommand.Pause()),
            wait -> assertThat(wait.until()).isEmpty()),
        Row.waits(
            "a run that is being stopped starts nothing",
            Rule.RUN_STOPPED,
            TestPlan.of(1, 2).workers(1),
            run -> {
              run.settle();
              run.command(new UserCommand.Stop(true));
            },
            wait -> assertThat(wait.issue()).isEqualTo(2)),
        Row.waits(
            "an issue that backs off waits out its pause",
            Rule.BACKING_OFF,
            TestPlan.of(1),
            run -> {
              run.settle();
              run.exits(run.current(1), TestRun.ended(EndReason.OVERLOADED, 1, Work.NONE));
              run.step();
              run.step();
            },
            wait -> assertThat(wait.until()).isPresent()),
        Row.waits(
            "first starts keep their distance",
            Rule.STAGGERED,
            TestPlan.of(1, 2).stagger(Duration.ofSeconds(30)),
            run -> {
              run.step();
              run.advance(Duration.ofSeconds(29));
            },
            wait -> assertThat(wait.until()).contains(Duration.ofSeconds(30))),
        Row.waits(
            "only one of the first starts is made at a time",
            Rule.STAGGERED,
            TestPlan.of(1, 2).stagger(Duration.ofSeconds(30)),
            run -> {},
            wait -> assertThat(wait.issue()).isEqualTo(2)));
  }

  private static Stream<Row> machine() {
    return Stream.of(
        shortage("F21 memory is short", host(1 << 20, 0, 1L << 40), "1 MiB of memory"),
        shortage("the load is high", host(1L << 40, 99, 1L << 40), "the load is 99.0 per core"),
        shortage("F51 the disk is full", host(1L << 40, 0, 3 << 20), "only 3 MiB of disk"),
        shortage(
            "the terminal server does not answer",
            new HostObservation(
                OptionalLong.empty(),
                OptionalDouble.empty(),
                OptionalLong.empty(),
                Liveness.UNKNOWN),
            "the terminal server does not answer"),
        Row.decides(
            "memory that others use does not keep a run from making any progress",
            Rule.FREE_WORKER,
            TestPlan.of(1),
            run -> run.host(host(1, 99, 1L << 40)),
            Decision.Start.class,
            starts(1, 1)));
  }

  private static Row shortage(String given, HostObservation host, String reason) {
    return Row.waits(
        given + ": another attempt waits",
        Rule.MACHINE_BUSY,
        TestPlan.of(1, 2).stages("a", "b"),
        run -> {
          run.settle();
          run.succeed(2);
          run.step();
          run.host(host);
        },
        wait -> assertThat(wait.basis().reason()).contains(reason));
  }

  private static HostObservation host(long memory, double load, long disk) {
    return new HostObservation(
        OptionalLong.of(memory), OptionalDouble.of(load), OptionalLong.of(disk), Liveness.ALIVE);
  }

  private static Stream<Row> blocks() {
    return Stream.of(
        Row.leaves(
            "F66 an issue at work is not blocked by a dependency it is given meanwhile",
            Rule.DEPENDENCY_FAILED,
            new TestPlan().declared(1, 1, 1, DeclaredStatus.FAILED).issue(2),
            run -> {
              run.settle();
              run.replan(new TestPlan().declared(1, 1, 1, DeclaredStatus.FAILED).issue(2, 1));
            }),
        Row.decides(
            "F64 a dependant of a failed issue is blocked",
            Rule.DEPENDENCY_FAILED,
            new TestPlan().declared(1, 1, 1, DeclaredStatus.FAILED).issue(2, 1),
            run -> {},
            Decision.Block.class,
            decision ->
                assertThat(decision.basis().reason()).isEqualTo("it depends on #1, which failed")),
        Row.decides(
            "a failed issue that is tried again frees its dependants",
            Rule.DEPENDENCY_REVIVED,
            new TestPlan().declared(1, 1, 1, DeclaredStatus.FAILED).issue(2, 1).issue(3),
            run -> {
              run.settle();
              run.command(new UserCommand.Retry(1));
            },
            Decision.Unblock.class,
            decision -> {}));
  }

  private static Stream<Row> ends() {
    return Stream.of(
        Row.leaves(
            "a paused run does not end",
            Rule.NOTHING_CAN_RUN,
            TestPlan.of(1),
            run -> run.command(new UserCommand.Pause())),
        Row.leaves(
            "a run does not end while the machine is merely short of something",
            Rule.NOTHING_CAN_RUN,
            TestPlan.of(1),
            run -> run.host(host(1L << 40, 0, 0))),
        Row.leaves(
            "a run does not end while an issue backs off",
            Rule.NOTHING_CAN_RUN,
            TestPlan.of(1),
            run -> {
              run.settle();
              run.exits(run.current(1), TestRun.ended(EndReason.OVERLOADED, 1, Work.NONE));
              run.step();
              run.step();
            }),
        Row.leaves(
            "F65 a run does not end while it waits for a merge",
            Rule.NOTHING_CAN_RUN,
            TestPlan.of(1).issue(2, 1).releaseOnMerge(),
            run -> {
              run.settle();
              run.succeed(1);
              run.settle();
            }),
        Row.leaves(
            "a run that is over stays over",
            Rule.NOTHING_LEFT,
            new TestPlan().declared(1, 1, 1, DeclaredStatus.COMPLETED),
            TestRun::settle),
        ends(
            "a run whose issues are all completed is over",
            Rule.NOTHING_LEFT,
            new TestPlan().declared(1, 1, 1, DeclaredStatus.COMPLETED),
            run -> {},
            RunOutcome.COMPLETED),
        ends(
            "a run of which some failed is over, too",
            Rule.NOTHING_LEFT,
            new TestPlan().declared(1, 1, 1, DeclaredStatus.FAILED),
            run -> {},
            RunOutcome.SOME_FAILED),
        ends(
            "a run without issues is over",
            Rule.NOTHING_LEFT,
            new TestPlan(),
            run -> {},
            RunOutcome.COMPLETED),
        ends(
            "a run in which nothing can start ends rather than hang",
            Rule.NOTHING_CAN_RUN,
            TestPlan.of(1),
            run -> run.command(new UserCommand.StopIssue(1)),
            RunOutcome.STUCK),
        ends(
            "a run that is stopped ends when nothing runs",
            Rule.RUN_STOPPED,
            TestPlan.of(1),
            run -> run.command(new UserCommand.Stop(false)),
            RunOutcome.STOPPED));
  }

  private static Row ends(
      String given, Rule rule, TestPlan plan, Consumer<TestRun> situation, RunOutcome outcome) {
    return Row.decides(
        given,
        rule,
        plan,
        situation,
        Decision.EndRun.class,
        decision -> assertThat(((Decision.EndRun) decision).outcome()).isEqualTo(outcome));
  }
}
