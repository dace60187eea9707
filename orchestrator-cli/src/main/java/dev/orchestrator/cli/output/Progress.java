package dev.orchestrator.cli.output;

import java.io.PrintStream;
import java.time.Duration;

/**
 * One line on a terminal that says how far long work has come, and is gone when it ends. Says
 * nothing where standard error is no terminal, nor about work that is over at once. Thread-safe.
 */
public final class Progress implements AutoCloseable {

  private static final long QUIET = Duration.ofMillis(400).toNanos();
  private static final long BETWEEN = Duration.ofMillis(100).toNanos();
  private static final String ERASE = "\r\u001b[K";

  private final PrintStream err;
  private final boolean shown;
  private final String doing;
  private final int total;
  private long next = System.nanoTime() + QUIET;
  private int done;
  private boolean drawn;

  Progress(PrintStream err, boolean shown, String doing, int total) {
    this.err = err;
    this.shown = shown;
    this.doing = doing;
    this.total = total;
  }

  /** One more of the total is done. */
  public synchronized void step() {
    done++;
    long now = System.nanoTime();
    if (shown && now - next >= 0) {
      err.print(ERASE + doing + " " + done + " of " + total);
      err.flush();
      drawn = true;
      next = now + BETWEEN;
    }
  }

  /** Takes the line away. */
  @Override
  public synchronized void close() {
    if (drawn) {
      err.print(ERASE);
      err.flush();
      drawn = false;
    }
  }
}
