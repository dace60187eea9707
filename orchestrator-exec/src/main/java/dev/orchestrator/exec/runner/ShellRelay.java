package dev.orchestrator.exec.runner;

import dev.orchestrator.core.cancellation.CancellationToken;
import dev.orchestrator.exec.command.CommandEnd;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A shell that runs one command in folder after folder. It forks in a fraction of the time this
 * process takes, and needs no thread to wait for each child. What it is told are lines of data that
 * it reads into variables; the script is always the same. For one thread at a time.
 */
final class ShellRelay {

  private static final String SHELL = "/bin/sh";

  /** The first line is the word that ends an answer; the arguments are the command. */
  private static final String SCRIPT =
      """
      unset CDPATH
      IFS= read -r end || exit
      while IFS= read -r folder; do
        while IFS= read -r variable && [ -n "$variable" ]; do export "$variable"; done
        if cd -- "$folder"; then "$@" </dev/null; status=$?; else status=missing; fi
        printf '\\0%s %s\\0' "$end" "$status"
      done
      """;

  /** A child that fills the pipe of its complaints waits until somebody reads them. */
  private static final Duration COMPLAINTS = Duration.ofMillis(100);

  private static final Duration LEAVING = Duration.ofSeconds(1);
  private static final int CHUNK = 8192;

  /** One answer; without a status when the shell itself has ended. */
  record Answer(@Nullable String status, RelayReply reply) {}

  private final SupervisedProcess shell;
  private final String word;
  private final int limit;
  private final BlockingQueue<Answer> answers = new LinkedBlockingQueue<>();
  private final ByteArrayOutputStream complaints = new ByteArrayOutputStream();
  private boolean complaintsTruncated;

  ShellRelay(SupervisedProcess shell, String word, int limit) {
    this.shell = shell;
    this.word = word;
    this.limit = limit;
  }

  /** The words that start a relay of a command. */
  static List<String> argv(List<String> command) {
    return Stream.concat(Stream.of(SHELL, "-c", SCRIPT, "relay"), command.stream()).toList();
  }

  /** Agrees on the word and begins to listen. */
  void start(ExecutorService readers) throws IOException {
    write(word + "\n");
    readers.execute(this::listen);
  }

  /** Has the command run in a folder; {@link #await} tells what came of it. */
  void send(Path folder, Map<String, String> variables) throws IOException {
    complaints.reset();
    complaintsTruncated = false;
    StringBuilder lines = new StringBuilder().append(folder).append('\n');
    variables.forEach((name, value) -> lines.append(name).append('=').append(value).append('\n'));
    write(lines.append('\n').toString());
  }

  private void write(String lines) throws IOException {
    shell.getOutputStream().write(lines.getBytes(RelayedSeries.NATIVE));
    shell.getOutputStream().flush();
  }

  /** The answer, or nothing when the command had to be stopped, and the shell with it. */
  @Nullable Answer await(Duration patience, CancellationToken cancellation) {
    CancellationInterrupt cancelled = new CancellationInterrupt(cancellation);
    try (cancelled) {
      Answer answer = answer(patience);
      if (answer == null) {
        shell.stop(new CommandEnd.TimedOut(patience));
      }
      return answer;
    } catch (InterruptedException asked) {
      if (!cancelled.fired()) {
        Thread.currentThread().interrupt();
      }
      shell.stop(new CommandEnd.Cancelled());
      return null;
    }
  }

  private @Nullable Answer answer(Duration patience) throws InterruptedException {
    long end = System.nanoTime() + patience.toNanos();
    Answer answer = null;
    for (long left = patience.toNanos();
        answer == null && left > 0;
        left = end - System.nanoTime()) {
      long pause = Math.min(left, COMPLAINTS.toNanos());
      answer = answers.poll(pause, TimeUnit.NANOSECONDS);
      readComplaints();
    }
    return answer;
  }

  private void readComplaints() {
    InputStream stream = shell.getErrorStream();
    try {
      for (int ready = stream.available(); ready > 0; ready = stream.available()) {
        byte[] chunk = stream.readNBytes(ready);
        int fitting = Math.min(chunk.length, limit - complaints.size());
        complaints.write(chunk, 0, fitting);
        complaintsTruncated |= fitting < chunk.length;
      }
    } catch (IOException closed) {
      // the shell has ended: what was read is all there is
    }
  }

  private void listen() {
    byte[] chunk = new byte[CHUNK];
    InputStream stream = shell.getInputStream();
    RelayReply reply = new RelayReply(word, limit);
    try {
      for (int length = stream.read(chunk); length >= 0; length = stream.read(chunk)) {
        String status = reply.add(chunk, length).orElse(null);
        if (status != null) {
          answers.add(new Answer(status, reply));
          reply = new RelayReply(word, limit);
        }
      }
    } catch (IOException closed) {
      // as good as the end
    }
    answers.add(new Answer(null, reply));
  }

  byte[] complaints() {
    return complaints.toByteArray();
  }

  boolean complaintsTruncated() {
    return complaintsTruncated;
  }

  /** Why and how the shell was stopped, if it was. */
  SupervisedProcess shell() {
    return shell;
  }

  /** The shell leaves when nothing more can come; one that does not is made to. */
  void close() {
    try {
      shell.getOutputStream().close();
    } catch (IOException gone) {
      // then it has left already
    }
    try {
      if (!shell.waitFor(LEAVING)) {
        shell.stop(new CommandEnd.Cancelled());
      }
    } catch (InterruptedException asked) {
      shell.stop(new CommandEnd.Cancelled());
      Thread.currentThread().interrupt();
    }
  }
}
