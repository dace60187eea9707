package dev.orchestrator.exec.runner;

import dev.orchestrator.core.cancellation.CancellationToken;
import dev.orchestrator.exec.command.Command;
import dev.orchestrator.exec.command.CommandEnd;
import dev.orchestrator.exec.command.CommandResult;
import dev.orchestrator.exec.command.CommandSeries;
import dev.orchestrator.exec.runner.ShellRelay.Answer;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/**
 * A series by relays: as many shells as there are runs at once. A shell whose command had to be
 * stopped is stopped with it, and the next run has a new one made.
 */
final class RelayedSeries implements CommandSeries {

  /** How the JVM writes the names of files for the kernel. */
  static final Charset NATIVE =
      Charset.forName(System.getProperty("sun.jnu.encoding", StandardCharsets.UTF_8.name()));

  private static final String MISSING = "missing";

  private final Command command;
  private final Clock clock;
  private final RelayStart start;
  private final CommandSeries otherwise;
  private final Queue<ShellRelay> idle = new ConcurrentLinkedQueue<>();

  /** Makes a relay and starts it. */
  @FunctionalInterface
  interface RelayStart {
    ShellRelay relay() throws IOException;
  }

  /**
   * For a command.
   *
   * @param otherwise runs what no relay can: folders whose names a line cannot hold
   */
  RelayedSeries(Command command, Clock clock, RelayStart start, CommandSeries otherwise) {
    this.command = command;
    this.clock = clock;
    this.start = start;
    this.otherwise = otherwise;
  }

  @Override
  public CommandResult runIn(
      Path folder, Map<String, String> variables, CancellationToken cancellation) {
    boolean fits = fits(folder.toString()) && variables.values().stream().allMatch(this::fits);
    if (!fits || cancellation.isCancelled()) {
      return otherwise.runIn(folder, variables, cancellation);
    }
    Run run = new Run(folder, clock.instant(), System.nanoTime());
    ShellRelay relay = null;
    try {
      relay = relay();
      relay.send(folder, variables);
    } catch (IOException noShell) {
      if (relay != null) {
        relay.close();
      }
      return otherwise.runIn(folder, variables, cancellation);
    }
    return run.ended(relay, relay.await(command.timeout(), cancellation));
  }

  /** Lines hold anything but a line feed, if it can be written in the encoding of this machine. */
  private boolean fits(String text) {
    return text.indexOf('\n') < 0 && new String(text.getBytes(NATIVE), NATIVE).equals(text);
  }

  private ShellRelay relay() throws IOException {
    ShellRelay waiting = idle.poll();
    return waiting == null ? start.relay() : waiting;
  }

  @Override
  public void close() {
    for (ShellRelay each = idle.poll(); each != null; each = idle.poll()) {
      each.close();
    }
    otherwise.close();
  }

  private final class Run {

    private final Path folder;
    private final Instant startedAt;
    private final long startedNanos;

    Run(Path folder, Instant startedAt, long startedNanos) {
      this.folder = folder;
      this.startedAt = startedAt;
      this.startedNanos = startedNanos;
    }

    CommandResult ended(ShellRelay relay, @Nullable Answer answer) {
      if (answer == null) {
        CommandEnd stopped = relay.shell().stopped().orElseGet(CommandEnd.Cancelled::new);
        return result(stopped, new byte[0], relay);
      }
      byte[] output = answer.reply().output();
      String status = answer.status();
      if (status == null) {
        return result(new CommandEnd.Signalled(9), output, relay);
      }
      CommandResult result = result(end(status, answer.reply(), relay), output, relay);
      idle.add(relay);
      return result;
    }

    private CommandEnd end(String status, RelayReply reply, ShellRelay relay) {
      if (status.equals(MISSING)) {
        return new CommandEnd.NotStarted("the folder " + folder + " cannot be entered");
      }
      int number = Integer.parseInt(status);
      return reply.truncated() || relay.complaintsTruncated()
          ? new CommandEnd.OutputIncomplete(number, "it is longer than allowed")
          : ExitValue.meaning(number);
    }

    private CommandResult result(CommandEnd end, byte[] output, ShellRelay relay) {
      return new CommandResult(
          command.in(folder),
          end,
          startedAt,
          Duration.ofNanos(System.nanoTime() - startedNanos),
          output,
          relay.complaints(),
          relay.shell().killed());
    }
  }
}
