package dev.orchestrator.exec.runner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orchestrator.core.cancellation.CancellationToken;
import dev.orchestrator.core.workspace.HostEnvironment;
import dev.orchestrator.exec.command.Command;
import dev.orchestrator.exec.command.CommandEnd;
import dev.orchestrator.exec.command.CommandResult;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A machine on which far more wants to run than there are processors. */
@Timeout(120)
class OutputUnderLoadTest {

  private static final int CHILDREN = 100;
  private static final Duration AMPLE = Duration.ofSeconds(90);

  /** So many for each processor that a thread waits for its turn for half a second and more. */
  private static final int BUSY = 25 * Runtime.getRuntime().availableProcessors();

  @TempDir Path folder;

  @Test
  @Tag("K1")
  void whatChildrenSayIsWholeHoweverLateThisProgramGetsToReadIt() throws Exception {
    AtomicBoolean busy = new AtomicBoolean(true);
    ExecutorService threads = Executors.newCachedThreadPool();
    try (LocalCommandRunner runner =
        new LocalCommandRunner(HostEnvironment.ofThisProcess(), Clock.systemUTC())) {
      for (int thread = 0; thread < BUSY; thread++) {
        threads.execute(() -> spin(busy));
      }
      List<Future<CommandResult>> results = new ArrayList<>();
      for (int child = 0; child < CHILDREN; child++) {
        Command command = speaking(child);
        results.add(threads.submit(() -> runner.run(command, new CancellationToken())));
      }

      for (int child = 0; child < CHILDREN; child++) {
        CommandResult result = results.get(child).get();
        assertThat(result.end()).isEqualTo(new CommandEnd.Exited(0));
        assertThat(result.outputText()).isEqualTo("out " + child + "\n");
        assertThat(result.errorText()).isEqualTo("err " + child + "\n");
      }
    } finally {
      busy.set(false);
      threads.shutdown();
    }
  }

  private Command speaking(int child) {
    return Command.capturing(
        List.of("sh", "-c", "echo out $1; echo err $1 >&2", "child", String.valueOf(child)),
        folder,
        AMPLE);
  }

  private static void spin(AtomicBoolean busy) {
    while (busy.get()) {
      Thread.onSpinWait();
    }
  }
}
