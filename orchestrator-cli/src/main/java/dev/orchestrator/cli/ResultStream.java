package dev.orchestrator.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Standard output, which remembers why it could not be written: a {@link java.io.PrintStream} above
 * it only knows that something went wrong, and a result that nobody got is not done.
 */
final class ResultStream extends OutputStream {

  /** What Linux and macOS say of a reader that went away, as {@code head} does. */
  private static final String READER_GONE = "Broken pipe";

  private final OutputStream target;
  private volatile @Nullable IOException failure;

  ResultStream(OutputStream target) {
    this.target = target;
  }

  @Override
  public void write(int one) throws IOException {
    write(new byte[] {(byte) one}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    try {
      target.write(bytes, offset, length);
    } catch (IOException refused) {
      failure = refused;
      throw refused;
    }
  }

  /** Why results were lost; empty also when the reader had enough. */
  Optional<String> loss() {
    return Optional.ofNullable(failure)
        .map(refused -> String.valueOf(refused.getMessage()))
        .filter(why -> !why.contains(READER_GONE));
  }
}
