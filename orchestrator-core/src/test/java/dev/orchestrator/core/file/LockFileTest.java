package dev.orchestrator.core.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.orchestrator.core.concurrent.OwnThread;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class LockFileTest {

  private static final OwnThread THREAD = new OwnThread("other");

  @TempDir Path folder;

  private Path lock() {
    return folder.resolve("locks/a.lock");
  }

  /** What the other process of these tests does: takes the lock, says so, and holds it. */
  static final class Holder {
    private Holder() {}

    public static void main(String[] args) throws Exception {
      Optional<LockFile> held = LockFile.acquire(Path.of(args[0]), Duration.ZERO);
      Files.writeString(Path.of(args[1]), held.isPresent() ? "held" : "refused");
      if (held.isPresent()) {
        Thread.sleep(Duration.ofMinutes(1).toMillis());
        held.get().close();
      }
    }
  }

  private Process otherProcess(Path report) throws IOException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Holder.class.getName(),
                lock().toString(),
                report.toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("out.txt").toFile())
            .start();
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> Files.exists(report) && Files.size(report) > 0);
    return process;
  }

  @Test
  void aSecondThreadWaitsAndThenGetsTheLock() throws Exception {
    LockFile first = LockFile.acquire(lock(), Duration.ZERO).orElseThrow();
    CompletableFuture<Boolean> impatient =
        CompletableFuture.supplyAsync(() -> acquireAndRelease(Duration.ZERO), THREAD);
    assertThat(impatient.get(10, TimeUnit.SECONDS)).isFalse();
    CompletableFuture<Boolean> patient =
        CompletableFuture.supplyAsync(() -> acquireAndRelease(Duration.ofSeconds(30)), THREAD);
    first.close();
    assertThat(patient.get(10, TimeUnit.SECONDS)).isTrue();
  }

  private boolean acquireAndRelease(Duration patience) {
    try (LockFile held = LockFile.acquire(lock(), patience).orElse(null)) {
      return held != null;
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void noTwoThreadsAreEverInside() throws Exception {
    AtomicInteger inside = new AtomicInteger();
    AtomicInteger turns = new AtomicInteger();
    CompletableFuture.allOf(
            IntStream.range(0, 8)
                .mapToObj(
                    thread ->
                        CompletableFuture.runAsync(
                            () -> {
                              for (int turn = 0; turn < 20; turn++) {
                                takeTurn(inside, turns);
                              }
                            },
                            THREAD))
                .toArray(CompletableFuture[]::new))
        .get(50, TimeUnit.SECONDS);
    assertThat(turns).hasValue(160);
  }

  private void takeTurn(AtomicInteger inside, AtomicInteger turns) {
    try (LockFile held = LockFile.acquire(lock(), Duration.ofSeconds(40)).orElseThrow()) {
      assertThat(inside.incrementAndGet()).isEqualTo(1);
      turns.incrementAndGet();
      inside.decrementAndGet();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void askingTwiceOnOneThreadIsABugAndSaysSo() throws IOException {
    try (LockFile held = LockFile.acquire(lock(), Duration.ZERO).orElseThrow()) {
      assertThatThrownBy(() -> LockFile.acquire(lock(), Duration.ZERO))
          .isInstanceOf(IllegalStateException.class);
    }
    assertThat(acquireAndRelease(Duration.ZERO)).isTrue();
  }

  @Test
  void oneFileUnderTwoNamesIsOneLock() throws Exception {
    Path other = Files.createSymbolicLink(folder.resolve("other"), folder);
    Files.createDirectories(folder.resolve("locks"));
    try (LockFile held = LockFile.acquire(lock(), Duration.ZERO).orElseThrow()) {
      assertThat(
              CompletableFuture.supplyAsync(
                      () -> {
                        try {
                          return LockFile.acquire(other.resolve("locks/a.lock"), Duration.ZERO);
                        } catch (IOException e) {
                          throw new AssertionError(e);
                        }
                      },
                      THREAD)
                  .get(10, TimeUnit.SECONDS))
          .isEmpty();
    }
  }

  @Test
  @Tag("T17")
  void aLiveHolderIsNotRobbedAndADeadOneHoldsNothing() throws Exception {
    Process holder = otherProcess(folder.resolve("first.txt"));
    try {
      assertThat(folder.resolve("first.txt")).hasContent("held");
      assertThat(acquireAndRelease(Duration.ofMillis(50))).isFalse();
    } finally {
      holder.destroyForcibly().waitFor();
    }
    assertThat(acquireAndRelease(Duration.ofSeconds(5))).isTrue();
  }

  @Test
  void anotherProcessIsRefusedWhileThisOneHolds() throws Exception {
    try (LockFile held = LockFile.acquire(lock(), Duration.ZERO).orElseThrow()) {
      Process other = otherProcess(folder.resolve("other.txt"));
      assertThat(other.waitFor(30, TimeUnit.SECONDS)).isTrue();
      assertThat(folder.resolve("other.txt")).hasContent("refused");
    }
  }
}
