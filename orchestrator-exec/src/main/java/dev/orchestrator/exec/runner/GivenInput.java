package dev.orchestrator.exec.runner;

import dev.orchestrator.exec.command.CommandInput;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;

/** Writes a text to a program from a thread of its own: the program may talk before it listens. */
final class GivenInput {

  private final ExecutorService writers;
  private final CommandInput input;
  private OutputStream stream = OutputStream.nullOutputStream();

  GivenInput(ExecutorService writers, CommandInput input) {
    this.writers = writers;
    this.input = input;
  }

  void to(OutputStream destination) {
    stream = destination;
  }

  /** Does nothing where the kernel reads a file. */
  void start() {
    if (input instanceof CommandInput.Text given) {
      byte[] bytes = given.text().getBytes(StandardCharsets.UTF_8);
      OutputStream to = stream;
      writers.execute(() -> write(bytes, to));
    }
  }

  private static void write(byte[] bytes, OutputStream stream) {
    try (stream) {
      stream.write(bytes);
    } catch (IOException unread) {
      // the program has ended, or closed its input: what it did not read it did not need
    }
  }
}
