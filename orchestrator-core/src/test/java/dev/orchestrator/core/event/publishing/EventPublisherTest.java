package dev.orchestrator.core.event.publishing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orchestrator.core.event.Event;
import dev.orchestrator.core.spi.EventListener;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EventPublisherTest {

  private final List<String> heard = new ArrayList<>();
  private final List<String> failures = new ArrayList<>();

  private static Event event(String type) {
    return new Event(Instant.EPOCH, type, "", "", Map.of());
  }

  @Test
  void everyListenerHearsEveryEventInOrder() {
    new EventPublisher(
            List.of(e -> heard.add("1 " + e.type()), e -> heard.add("2 " + e.type())),
            (listener, failure) -> {})
        .publish(event("a"));
    assertThat(heard).containsExactly("1 a", "2 a");
  }

  @Test
  void aListenerThatFailsIsReportedOnceAndDisturbsNobody() {
    EventListener failing =
        event -> {
          heard.add("failing");
          throw new IllegalStateException("boom");
        };
    EventPublisher publisher =
        new EventPublisher(
            List.of(failing, e -> heard.add(e.type())),
            (listener, failure) -> failures.add(failure.getMessage()));
    publisher.publish(event("a"));
    publisher.publish(event("b"));
    assertThat(heard).containsExactly("failing", "a", "failing", "b");
    assertThat(failures).containsExactly("boom");
  }
}
