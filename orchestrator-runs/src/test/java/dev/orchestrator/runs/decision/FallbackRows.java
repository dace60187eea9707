package dev.orchestrator.runs.decision;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orchestrator.runs.attempt.AttemptEnd;
import dev.orchestrator.runs.attempt.AttemptKind;
import dev.orchestrator.runs.attempt.EndReason;
import dev.orchestrator.runs.attempt.Work;
import dev.orchestrator.runs.decision.DecisionTableTest.Row;
import dev.orchestrator.runs.run.Assignment;
import dev.orchestrator.runs.run.Decision;
import dev.orchestrator.runs.run.Rule;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Rows about an agent that takes the place of one whose account is held. */
final class FallbackRows {

  private FallbackRows() {}

  static Stream<Row> rows() {
    TestPlan plan = TestPlan.of(1).workers(1).fallback("codex");
    return Stream.of(
        Row.decides(
            "the first choice runs as long as it can",
            Rule.FREE_WORKER,
            plan,
            run -> {},
            Decision.Start.class,
            decision -> assertThat(assignment(decision).account()).isEqualTo("claude")),
        Row.decides(
            "a held account makes way for the fallback, with the reason",
            Rule.FREE_WORKER,
            plan,
            limited(EndReason.USAGE_LIMIT),
            Decision.Start.class,
            decision -> {
              assertThat(assignment(decision).account()).isEqualTo("codex");
              assertThat(assignment(decision).probe()).isFalse();
              assertThat(decision.basis().reason())
                  .contains("; by codex, as claude is held: reached the usage limit");
            }),
        Row.decides(
            "a login that only a person can mend makes way as well",
            Rule.FREE_WORKER,
            plan,
            limited(EndReason.AUTHENTICATION),
            Decision.Start.class,
            decision -> assertThat(assignment(decision).account()).isEqualTo("codex")),
        Row.decides(
            "another agent does not resume a session, but goes on from what is there",
            Rule.FREE_WORKER,
            plan,
            run -> {
              run.step();
              run.confirm(run.current(1), Optional.of("session"));
              end(run, EndReason.USAGE_LIMIT);
            },
            Decision.Start.class,
            decision ->
                assertThat(assignment(decision).kind()).isEqualTo(AttemptKind.CONTINUATION)),
        Row.decides(
            "the first choice is tried again once its limit is over",
            Rule.PROBE_DUE,
            plan,
            limited(EndReason.USAGE_LIMIT).andThen(run -> run.advance(Duration.ofMinutes(15))),
            Decision.Start.class,
            decision -> {
              assertThat(assignment(decision).account()).isEqualTo("claude");
              assertThat(assignment(decision).probe()).isTrue();
            }),
        Row.waits(
            "where all are held the issue waits for the first to come back",
            Rule.ACCOUNT_HELD,
            plan,
            limited(EndReason.USAGE_LIMIT)
                .andThen(
                    run -> {
                      run.advance(Duration.ofMinutes(1));
                      run.settle();
                      end(run, EndReason.NETWORK);
                    }),
            wait -> {
              assertThat(wait.basis().reason())
                  .contains("claude is held")
                  .contains("codex is held");
              assertThat(wait.until()).contains(Duration.ofMinutes(1).plus(Duration.ofSeconds(5)));
            }));
  }

  private static Assignment assignment(Decision decision) {
    return ((Decision.Start) decision).assignment();
  }

  private static Consumer<TestRun> limited(EndReason reason) {
    return run -> {
      run.settle();
      end(run, reason);
    };
  }

  private static void end(TestRun run, EndReason reason) {
    run.exits(
        run.current(1), new AttemptEnd(reason, OptionalInt.of(1), Optional.empty(), "", Work.NONE));
    run.step();
    run.step();
  }
}
