package dev.orchestrator.workers.notification;

import static dev.orchestrator.workers.notification.ToldTest.failed;
import static dev.orchestrator.workers.notification.ToldTest.waiting;
import static org.assertj.core.api.Assertions.assertThat;

import dev.orchestrator.runs.plan.NotifySpec.Event;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class NotificationTest {

  @Test
  void aStormIsOneNotificationThatCountsAndDoesNotGrowWithoutEnd() {
    List<Notice> storm = IntStream.rangeClosed(1, 40).mapToObj(n -> failed(n, n)).toList();

    Notification told = Notification.of("shop", "/w", storm);

    assertThat(told.title()).isEqualTo("shop: 40 issues failed");
    assertThat(told.message().lines()).hasSize(16).last().isEqualTo("and 25 more");
    assertThat(told.notices()).hasSize(40);
  }

  @Test
  void theEndOfTheRunOutranksWhatLedToIt() {
    Notice end =
        new Notice(9, Instant.EPOCH, Event.RUN_FINISHED, "", Optional.empty(), "the run ended");

    Notification told =
        Notification.of("shop", "/w", List.of(failed(4, 2), waiting(5, Duration.ZERO, 3), end));

    assertThat(told.event()).isEqualTo("run-finished");
    assertThat(told.title())
        .isEqualTo("shop: the run is over, an issue failed, something waits for you");
  }

  @Test
  void textOfAgentsBringsNeitherControlCharactersNorTokens() {
    String hostile = "failed:\u001b[2J sk-" + "ant-api03-abcdefghijklmnopqrstuvwx";
    Notice notice = new Notice(1, Instant.EPOCH, Event.ISSUE_FAILED, "#1", Optional.of(1), hostile);

    Notification told = Notification.of("shop", "/w", List.of(notice));

    assertThat(told.text()).contains("\\u001b[2J [secret]").doesNotContain("\u001b", "sk-ant");
  }
}
