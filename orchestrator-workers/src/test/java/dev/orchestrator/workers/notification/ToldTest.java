package dev.orchestrator.workers.notification;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orchestrator.runs.plan.NotifySpec.Event;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ToldTest {

  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
  private static final Told NOTHING = new Told(1, 0, Map.of());

  /** F74: a flapping worker. */
  @Test
  void whatComesAndGoesIsToldOnceInAWhile() {
    List<Notice> flapping = new ArrayList<>();
    for (int minute = 0; minute < 45; minute++) {
      flapping.add(waiting(minute + 1, Duration.ofMinutes(minute), 7));
    }

    assertThat(NOTHING.fresh(flapping)).extracting(Notice::seq).containsExactly(1L, 31L);
  }

  @Test
  void whatWasToldIsNotToldAgainByTheNextSupervisor() {
    List<Notice> journal = List.of(waiting(3, Duration.ZERO, 7), failed(4, 8));
    Told told = NOTHING.after(NOTHING.fresh(journal), 4);

    assertThat(told.fresh(journal)).isEmpty();
    assertThat(told.fresh(List.of(waiting(9, Duration.ofMinutes(5), 7)))).isEmpty();
    assertThat(told.fresh(List.of(waiting(9, Duration.ofMinutes(31), 7)))).hasSize(1);
  }

  @Test
  void whatTheSupervisorBeforeDidNotComeToTellIsToldByTheNext() {
    Told told = NOTHING.after(List.of(failed(4, 8)), 4);

    assertThat(told.fresh(List.of(failed(4, 8), failed(6, 9))))
        .extracting(Notice::seq)
        .containsExactly(6L);
  }

  @Test
  void anIssueThatFailsAgainAfterARetryIsNewsAgain() {
    Told told = NOTHING.after(List.of(failed(4, 8)), 4);

    assertThat(told.fresh(List.of(failed(9, 8)))).hasSize(1);
  }

  @Test
  void anotherSubjectIsNoRepetition() {
    assertThat(
            NOTHING.fresh(
                List.of(waiting(1, Duration.ZERO, 7), waiting(2, Duration.ofSeconds(1), 8))))
        .hasSize(2);
  }

  static Notice waiting(long seq, Duration after, int issue) {
    return new Notice(
        seq,
        NOON.plus(after),
        Event.ATTENTION,
        "#" + issue,
        Optional.of(issue),
        "waits for you: may it run make?");
  }

  static Notice failed(long seq, int issue) {
    return new Notice(
        seq, NOON, Event.ISSUE_FAILED, "#" + issue, Optional.of(issue), "failed: no commits");
  }
}
