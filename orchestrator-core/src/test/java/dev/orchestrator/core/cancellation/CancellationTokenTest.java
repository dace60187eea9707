package dev.orchestrator.core.cancellation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CancellationTokenTest {

  private final List<String> ran = new ArrayList<>();
  private final CancellationToken token = new CancellationToken();

  @Test
  void cancellingRunsEveryActionOnce() {
    token.onCancel(() -> ran.add("a"));
    token.onCancel(() -> ran.add("b"));
    token.cancel();
    token.cancel();
    assertThat(token.isCancelled()).isTrue();
    assertThat(ran).containsExactly("a", "b");
  }

  @Test
  void anActionRegisteredTooLateRunsAtOnce() {
    token.cancel();
    token.onCancel(() -> ran.add("late"));
    assertThat(ran).containsExactly("late");
  }

  @Test
  void anActionWhoseWorkEndedIsForgotten() {
    token.onCancel(() -> ran.add("ended")).close();
    token.cancel();
    assertThat(ran).isEmpty();
  }
}
