package dev.orchestrator.core.concurrent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ElasticParallelismTest {

  private static final Duration NEVER = Duration.ofHours(1);
  private static final Duration SHORT = Duration.ofMillis(20);

  @Test
  void theResultsComeInTheOrderOfTheItems() {
    List<Integer> items = IntStream.range(0, 500).boxed().toList();

    assertThat(new ElasticParallelism(4, 8, NEVER).map(items, each -> each * 2))
        .isEqualTo(items.stream().map(each -> each * 2).toList());
    assertThat(new ElasticParallelism(4, 8, NEVER).map(List.of(), each -> each)).isEmpty();
  }

  @Test
  void noMoreRunAtOnceThanMay() {
    AtomicInteger running = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();

    new ElasticParallelism(3, 8, NEVER)
        .map(
            IntStream.range(0, 200).boxed().toList(),
            each -> {
              most.accumulateAndGet(running.incrementAndGet(), Math::max);
              waited(new CountDownLatch(1), 1);
              return running.decrementAndGet();
            });

    assertThat(most.get()).isLessThanOrEqualTo(3);
  }

  @Test
  void thoseThatHangHoldUpNobody() {
    CountDownLatch last = new CountDownLatch(1);
    List<Integer> items = IntStream.range(0, 50).boxed().toList();

    List<Boolean> results =
        new ElasticParallelism(2, 60, SHORT)
            .map(items, each -> each < 49 ? waited(last) : released(last));

    assertThat(results).hasSize(50).containsOnly(true);
  }

  @Test
  void thereIsACeilingForThoseThatHang() {
    AtomicInteger running = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    CountDownLatch two = new CountDownLatch(2);

    new ElasticParallelism(1, 3, Duration.ofMillis(1))
        .map(
            IntStream.range(0, 12).boxed().toList(),
            each -> {
              most.accumulateAndGet(running.incrementAndGet(), Math::max);
              two.countDown();
              waited(two, 30_000);
              waited(new CountDownLatch(1), 30);
              return running.decrementAndGet();
            });

    assertThat(most.get()).isBetween(2, 3);
  }

  @Test
  void aFailureIsThrownWhenTheOthersHaveEnded() {
    AtomicInteger ended = new AtomicInteger();

    assertThatThrownBy(
            () ->
                new ElasticParallelism(2, 4, NEVER)
                    .map(
                        List.of(0, 1, 2, 3),
                        each -> {
                          if (each == 1) {
                            throw new IllegalStateException("one");
                          }
                          return ended.incrementAndGet();
                        }))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("one");
    assertThat(ended.get()).isEqualTo(3);
  }

  private static boolean waited(CountDownLatch latch) {
    return waited(latch, 50_000);
  }

  private static boolean waited(CountDownLatch latch, int milliseconds) {
    try {
      return latch.await(milliseconds, TimeUnit.MILLISECONDS);
    } catch (InterruptedException asked) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static boolean released(CountDownLatch latch) {
    latch.countDown();
    return true;
  }
}
