package dev.orchestrator.core.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CloseRegistryTest {

  private final List<String> closed = new ArrayList<>();
  private final CloseRegistry registry = new CloseRegistry();

  @Test
  void whatWasOpenedLastIsClosedFirst() {
    registry.register(() -> closed.add("first"));
    registry.register(() -> closed.add("second"));
    registry.close();
    assertThat(closed).containsExactly("second", "first");
  }

  @Test
  void aFailureDoesNotKeepTheOthersOpen() {
    registry.register(() -> closed.add("first"));
    registry.register(
        () -> {
          throw new IOException("disk");
        });
    assertThatThrownBy(registry::close)
        .isInstanceOf(IllegalStateException.class)
        .satisfies(error -> assertThat(error.getSuppressed()).hasSize(1));
    assertThat(closed).containsExactly("first");
  }

  @Test
  void closingTwiceClosesOnce() {
    registry.register(() -> closed.add("once"));
    registry.close();
    registry.close();
    assertThat(closed).containsExactly("once");
  }
}
