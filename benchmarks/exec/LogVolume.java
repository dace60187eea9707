import dev.orchestrator.core.cancellation.CancellationToken;
import dev.orchestrator.core.workspace.HostEnvironment;
import dev.orchestrator.exec.command.Command;
import dev.orchestrator.exec.command.CommandInput;
import dev.orchestrator.exec.command.CommandOutput;
import dev.orchestrator.exec.command.CommandSession;
import dev.orchestrator.exec.runner.LocalCommandRunner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Many commands with much output each, all at once, to log files: how long, and how much memory the
 * JVM needs for it, against a shell that does the same.
 */
public final class LogVolume {

  public static void main(String[] args) throws Exception {
    int commands = args.length > 0 ? Integer.parseInt(args[0]) : 50;
    int megabytes = args.length > 1 ? Integer.parseInt(args[1]) : 100;
    Path folder = Files.createTempDirectory("log-volume");
    try {
      long shell = time(() -> shell(folder, commands, megabytes));
      delete(folder);
      long ours = time(() -> ours(folder, commands, megabytes));
      long total = size(folder);
      System.out.printf(
          "%d x %d MB: shell %.1f s, CommandRunner %.1f s, ratio %.2f, JVM peak %s, written %d MB%n",
          commands, megabytes, shell / 1e9, ours / 1e9, (double) ours / shell, peak(), total >> 20);
    } finally {
      delete(folder);
      Files.delete(folder);
    }
  }

  private static List<String> writer(int megabytes) {
    return List.of("head", "-c", megabytes + "M", "/dev/zero");
  }

  private static void shell(Path folder, int commands, int megabytes) throws Exception {
    String script =
        "for i in $(seq %d); do %s > %s/$i.log & done; wait"
            .formatted(commands, String.join(" ", writer(megabytes)), folder);
    new ProcessBuilder("sh", "-c", script).inheritIO().start().waitFor();
  }

  private static void ours(Path folder, int commands, int megabytes) throws Exception {
    try (LocalCommandRunner runner =
        new LocalCommandRunner(HostEnvironment.ofThisProcess(), Clock.systemUTC())) {
      List<Thread> threads = new ArrayList<>();
      for (int index = 0; index < commands; index++) {
        Command command =
            new Command(
                writer(megabytes),
                folder,
                Map.of(),
                Duration.ofMinutes(10),
                new CommandInput.Nothing(),
                new CommandOutput.ToLog(folder.resolve(index + ".log")),
                CommandSession.OWN);
        Thread thread = new Thread(() -> runner.run(command, new CancellationToken()));
        thread.start();
        threads.add(thread);
      }
      for (Thread thread : threads) {
        thread.join();
      }
    }
  }

  private static String peak() throws IOException {
    return Files.readAllLines(Path.of("/proc/self/status")).stream()
        .filter(line -> line.startsWith("VmHWM"))
        .map(line -> line.replaceAll("[^0-9]", ""))
        .map(kilobytes -> Long.parseLong(kilobytes) / 1024 + " MB")
        .findFirst()
        .orElse("?");
  }

  private static long size(Path folder) throws IOException {
    try (var files = Files.list(folder)) {
      return files.mapToLong(file -> file.toFile().length()).sum();
    }
  }

  private static void delete(Path folder) throws IOException {
    try (var files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
  }

  private interface Work {
    void run() throws Exception;
  }

  private static long time(Work work) throws Exception {
    long start = System.nanoTime();
    work.run();
    return System.nanoTime() - start;
  }
}
