package dev.orchestrator.runs.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orchestrator.core.error.OrchestratorException;
import dev.orchestrator.runs.run.RecordedProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunLockTest {

  private static final RunLock.Holder ME =
      new RunLock.Holder(
          new RecordedProcess(4711, 1, "boot"), "ada", Instant.parse("2026-11-22T10:00:00Z"));

  @TempDir Path folder;

  @Test
  void aLiveSupervisorIsNeverTakenOverAndIsNamed() throws IOException {
    Path file = folder.resolve("locks/run.lock");
    try (RunLock held = RunLock.acquire(file, ME, Duration.ZERO)) {
      assertThatThrownBy(() -> CompletableFuture.supplyAsync(() -> acquired(file)).join().close())
          .hasRootCauseInstanceOf(OrchestratorException.class)
          .hasMessageContaining("by process 4711 on ada since 2026-11-22T10:00:00Z");
    }
  }

  @Test
  void aDeadSupervisorIsTakenOver() throws IOException {
    Path file = folder.resolve("run.lock");
    RunLock.acquire(file, ME, Duration.ZERO).close();
    Files.writeString(
        folder.resolve("run.lock.holder"),
        "{\"process\":{\"pid\":1,\"start_ticks\":2,\"boot_id\":\"b\"},"
            + "\"host\":\"h\",\"since\":\"2026-11-22T10:00:00Z\"}");

    try (RunLock taken = RunLock.acquire(file, ME, Duration.ZERO)) {
      assertThat(RunLock.holder(file)).contains(ME);
    }
    assertThat(RunLock.holder(file)).isEmpty();
  }

  private static RunLock acquired(Path file) {
    try {
      return RunLock.acquire(file, ME, Duration.ZERO);
    } catch (IOException unexpected) {
      throw new IllegalStateException(unexpected);
    }
  }
}
