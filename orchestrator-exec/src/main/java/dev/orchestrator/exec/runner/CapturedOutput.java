package dev.orchestrator.exec.runner;

import dev.orchestrator.exec.command.CommandEnd;
import java.io.IOException;
import java.util.Optional;

/** Both streams of a child whose output is wanted in memory, kept apart. */
final class CapturedOutput implements AutoCloseable {

  private final CapturedStream out;
  private final CapturedStream err;

  private CapturedOutput(CapturedStream out, CapturedStream err) {
    this.out = out;
    this.err = err;
  }

  /**
   * Makes room for the output of one child.
   *
   * @param limit bytes per stream
   */
  static CapturedOutput create(int limit) throws IOException {
    CapturedStream out = CapturedStream.create(limit);
    try {
      return new CapturedOutput(out, CapturedStream.create(limit));
    } catch (IOException onlyOne) {
      out.forgetName();
      out.close();
      throw onlyOne;
    }
  }

  /** Starts the child with its streams going here. */
  Process start(ProcessBuilder builder) throws IOException {
    builder
        .redirectOutput(ProcessBuilder.Redirect.appendTo(out.target()))
        .redirectError(ProcessBuilder.Redirect.appendTo(err.target()));
    try {
      return builder.start();
    } finally {
      out.forgetName();
      err.forgetName();
    }
  }

  /** Keeps both streams within their limit; to be called now and then while the child runs. */
  void trim() {
    out.trim();
    err.trim();
  }

  byte[] standardOutput() {
    return out.bytes();
  }

  byte[] standardError() {
    return err.bytes();
  }

  /** The end of the child as it is to be told: otherwise when its output is not whole. */
  CommandEnd judge(CommandEnd end) {
    Optional<String> missing = out.missing().or(err::missing);
    return end instanceof CommandEnd.Exited exited && missing.isPresent()
        ? new CommandEnd.OutputIncomplete(exited.status(), missing.get())
        : end;
  }

  @Override
  public void close() {
    out.close();
    err.close();
  }
}
