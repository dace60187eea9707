package dev.orchestrator.core.concurrent;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class OwnThreadTest {

  @Test
  void workThatWaitsForOtherWorkIsNeverInItsWay() {
    CountDownLatch all = new CountDownLatch(20);

    List<CompletableFuture<Boolean>> waiting =
        Stream.generate(() -> CompletableFuture.supplyAsync(() -> meet(all), new OwnThread("meet")))
            .limit(20)
            .toList();

    assertThat(waiting).allSatisfy(each -> assertThat(each.join()).isTrue());
  }

  private static boolean meet(CountDownLatch all) {
    all.countDown();
    try {
      all.await();
      return Thread.currentThread().isDaemon();
    } catch (InterruptedException stopped) {
      return false;
    }
  }
}
