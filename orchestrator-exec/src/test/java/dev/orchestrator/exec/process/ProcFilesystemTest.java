package dev.orchestrator.exec.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orchestrator.fixtures.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcFilesystemTest {

  private static final String STAT =
      "%d (sh) %s 1 40 39 0 -1 4194560 1 0 0 0 0 0 0 0 20 0 1 0 777 1 1 1\n";

  @TempDir Path proc;

  @Test
  void processesAreFoldersWithNumbersForNames() throws IOException {
    process(40, "S");
    Files.createDirectory(proc.resolve("sys"));

    assertThat(pids()).containsExactly(40L);
  }

  /**
   * Two files are pipes, which nobody can open before the other side does: between the two, the
   * names are listed and the table is not yet read.
   */
  @Test
  @Tag("F19")
  void theChildOfAProcessThatEndedWhileTheTableWasReadIsInTheTable() throws Exception {
    Files.createDirectory(proc.resolve("50"));
    Files.createDirectory(proc.resolve("52"));
    String[] inOrder = proc.toFile().list();
    Path first = pipe(inOrder[0]);
    Path second = pipe(inOrder[1]);
    ExecutorService threads = Executors.newSingleThreadExecutor();
    Future<?> meanwhile =
        threads.submit(
            () -> {
              Files.newOutputStream(first).close();
              process(51, "S");
              Files.newOutputStream(second).close();
              return null;
            });

    assertThat(pids()).containsExactly(51L);
    meanwhile.get();
    threads.shutdown();
  }

  @Test
  void whoeverHasEndedAndWaitsForItsParentIsInTheTable() throws IOException {
    process(60, "Z");

    assertThat(new ProcFilesystem(proc).entries())
        .singleElement()
        .matches(ProcessEntry::ended, "ended");
  }

  private List<Long> pids() {
    return new ProcFilesystem(proc).entries().stream().map(ProcessEntry::pid).toList();
  }

  private Path pipe(String pid) {
    Path stat = proc.resolve(pid).resolve("stat");
    assertThat(Program.of(proc, List.of("mkfifo", stat.toString())).run().status()).isZero();
    return stat;
  }

  private void process(long pid, String state) throws IOException {
    Path folder = Files.createDirectory(proc.resolve(Long.toString(pid)));
    Files.writeString(folder.resolve("stat"), STAT.formatted(pid, state));
  }
}
