package dev.orchestrator.core.event.publishing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orchestrator.core.event.Event;
import dev.orchestrator.core.spi.EventListener;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class EventPublisherTest {

  private final List<String> heard = new CopyOnWriteArrayList<>();
  private final List<String> complaints = new CopyOnWriteArrayList<>();

  @Test
  void everyListenerHearsEveryEventInOrder() {
    publish(Map.of("one", event -> heard.add(event.type())), "a", "b", "c");

    assertThat(heard).containsExactly("a", "b", "c");
    assertThat(complaints).isEmpty();
  }

  @Test
  void aListenerThatFailsIsReportedOnceAndCalledAgain() {
    EventListener failing =
        event -> {
          heard.add(event.type());
          throw new IllegalStateException("boom");
        };

    publish(Map.of("failing", failing), "a", "b");

    assertThat(heard).containsExactly("a", "b");
    assertThat(complaints).singleElement().asString().contains("'failing'", "at a", "boom");
  }

  @Test
  void aListenerThatWasCompiledAgainstSomethingElseIsReportedToo() {
    publish(
        Map.of(
            "old",
            event -> {
              throw new NoSuchMethodError("gone");
            }),
        "a");

    assertThat(complaints).singleElement().asString().contains("'old'", "gone");
  }

  @Test
  void aListenerThatHangsKeepsNobodyElseFromHearing() {
    CountDownLatch never = new CountDownLatch(1);
    EventListener hanging =
        event -> {
          try {
            never.await();
          } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
          }
        };

    publish(Map.of("hanging", hanging, "well", event -> heard.add(event.type())), "a", "b");

    assertThat(heard).containsExactly("a", "b");
    assertThat(complaints)
        .containsExactly("the listener 'hanging' did not hear everything before the end");
    never.countDown();
  }

  private void publish(Map<String, EventListener> listeners, String... types) {
    try (Publication publication = new EventPublisher(listeners).begin(complaints::add)) {
      for (String type : types) {
        publication.publish(new Event(Instant.EPOCH, type, "", "", Map.of()));
      }
    }
  }
}
