package dev.orchestrator.runs.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orchestrator.runs.attempt.AttemptEnd;
import dev.orchestrator.runs.attempt.AttemptId;
import dev.orchestrator.runs.attempt.AttemptKind;
import dev.orchestrator.runs.attempt.EndReason;
import dev.orchestrator.runs.run.Assignment;
import dev.orchestrator.runs.run.RunState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PaceTest {

  private static final Instant NINE = Instant.parse("2026-03-02T09:00:00Z");

  private final List<AttemptSpan> attempts = new ArrayList<>();
  private final List<Happening> happenings = new ArrayList<>();

  @Test
  void aRunThatHasCompletedNothingMakesNoPromise() {
    attempt(1, 0, 10, EndReason.FAILED);

    Pace pace = at(10, 5, 2);

    assertThat(pace.left()).isEmpty();
    assertThat(pace.median()).isEmpty();
    assertThat(pace.failedAttempts()).isEqualTo(1);
  }

  @Test
  void theRestTakesAsLongAsWhatIsDoneSharedByTheWorkers() {
    done(1, 0, 10);
    done(2, 0, 20);

    Pace pace = at(30, 4, 2);

    assertThat(pace.perHour()).isEqualTo(4.0);
    assertThat(pace.median()).contains(Duration.ofMinutes(20));
    assertThat(pace.left()).contains(Duration.ofMinutes(30));
  }

  @Test
  void moreWorkersThanIssuesDoNotMakeItFaster() {
    done(1, 0, 10);
    done(2, 0, 10);

    assertThat(at(10, 1, 8).left()).contains(Duration.ofMinutes(10));
  }

  @Test
  void workUnderWayIsTakenOffTheRestButNeverAllOfIt() {
    done(1, 0, 8);
    done(2, 0, 8);
    attempts.add(span(3, 8, Optional.empty()));

    assertThat(at(14, 1, 1).left()).contains(Duration.ofMinutes(2));
    assertThat(at(90, 1, 1).left()).contains(Duration.ofMinutes(2));
  }

  @Test
  void retriesCountAsWorkOnTheirIssue() {
    attempt(1, 0, 5, EndReason.FAILED);
    done(1, 20, 30);

    Pace pace = at(30, 0, 1);

    assertThat(pace.median()).contains(Duration.ofMinutes(15));
    assertThat(pace.endedAttempts()).isEqualTo(2);
  }

  private Pace at(int minute, int remaining, int workers) {
    return Pace.of(
        new RunTimeline(
            "p", RunState.EMPTY, Optional.of(NINE), Optional.empty(), attempts, happenings),
        remaining,
        workers,
        minutes(minute));
  }

  private void done(int issue, int from, int to) {
    attempt(issue, from, to, EndReason.SUCCEEDED);
    happenings.add(
        new Happening(
            1,
            minutes(to),
            "issue.completed",
            Happening.Tone.GOOD,
            Optional.of(issue),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            "completed"));
  }

  private void attempt(int issue, int from, int to, EndReason end) {
    attempts.add(
        span(issue, from, Optional.empty())
            .over(minutes(to), AttemptEnd.of(end, ""), Optional.empty()));
  }

  private static AttemptSpan span(int issue, int from, Optional<Instant> ended) {
    Assignment assignment =
        new Assignment(
            AttemptId.of("t", issue, "implement", from + 1),
            issue,
            "api",
            "implement",
            1,
            AttemptKind.FRESH,
            "command",
            false);
    return new AttemptSpan(assignment, minutes(from), ended, Optional.empty(), Optional.empty());
  }

  private static Instant minutes(int minute) {
    return NINE.plus(Duration.ofMinutes(minute));
  }
}
