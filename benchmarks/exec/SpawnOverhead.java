import dev.orchestrator.core.cancellation.CancellationToken;
import dev.orchestrator.core.workspace.HostEnvironment;
import dev.orchestrator.exec.command.Command;
import dev.orchestrator.exec.command.CommandSession;
import dev.orchestrator.exec.runner.LocalCommandRunner;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** What a command costs through the runner, against a bare ProcessBuilder in the same run. */
public final class SpawnOverhead {

  private static final Path HERE = Path.of("/");
  private static final List<String> ARGV = List.of("/bin/echo", "x");

  public static void main(String[] args) throws Exception {
    int rounds = args.length > 0 ? Integer.parseInt(args[0]) : 300;
    for (CommandSession session : CommandSession.values()) {
      measure(session, rounds);
    }
  }

  private static void measure(CommandSession session, int rounds) throws Exception {
    try (LocalCommandRunner runner =
        new LocalCommandRunner(HostEnvironment.ofThisProcess(), Clock.systemUTC())) {
      List<Long> bare = new ArrayList<>();
      List<Long> ours = new ArrayList<>();
      for (int round = -50; round < rounds; round++) {
        long first = time(SpawnOverhead::bare);
        long second = time(() -> ours(runner, session));
        if (round >= 0) {
          bare.add(first);
          ours.add(second);
        }
      }
      double bareMs = median(bare);
      double oursMs = median(ours);
      System.out.printf(
          "%s session: ProcessBuilder %.2f ms, CommandRunner %.2f ms, overhead %.2f ms, ratio %.2f (n=%d)%n",
          session, bareMs, oursMs, oursMs - bareMs, oursMs / bareMs, rounds);
    }
  }

  private static void bare() throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(ARGV).directory(HERE.toFile()).redirectInput(new File("/dev/null")).start();
    process.getInputStream().readAllBytes();
    process.getErrorStream().readAllBytes();
    process.waitFor();
  }

  private static void ours(LocalCommandRunner runner, CommandSession session) {
    runner.run(
        Command.capturing(ARGV, HERE, Duration.ofSeconds(10)).withSession(session),
        new CancellationToken());
  }

  private interface Work {
    void run() throws Exception;
  }

  private static long time(Work work) throws Exception {
    long start = System.nanoTime();
    work.run();
    return System.nanoTime() - start;
  }

  private static double median(List<Long> nanos) {
    Collections.sort(nanos);
    return nanos.get(nanos.size() / 2) / 1e6;
  }
}
