package dev.orchestrator.cli.output;

import dev.orchestrator.runtime.usecase.ProgressListener;
import java.io.PrintStream;
import java.time.Duration;

/**
 * One line on a terminal that says how far long work has come, and is gone when it ends. Says
 * nothing where standard error is no terminal, nor about work that is over at once. Thread-safe.
 */
public final class ProgressLine implements ProgressListener, AutoCloseable {

  private static final long QUIET = Duration.ofMillis(400).toNanos();
  private static final long BETWEEN = Duration.ofMillis(100).toNanos();
  private static final String ERASE = "\r\u001b[K";

  private final PrintStream err;
  private final boolean shown;
  private String what = "";
  private int steps;
  private long next;
  private int done;
  private boolean drawn;

  /** On {@code err}; {@code shown} is whether that is a terminal. */
  public ProgressLine(PrintStream err, boolean shown) {
    this.err = err;
    this.shown = shown;
  }

  @Override
  public synchronized void begins(String newWhat, int newSteps) {
    close();
    what = newWhat;
    steps = newSteps;
    done = 0;
    next = System.nanoTime() + QUIET;
  }

  @Override
  public synchronized void stepDone() {
    done++;
    long now = System.nanoTime();
    if (shown && now - next >= 0) {
      err.print(ERASE + what + ": " + done + " of " + steps);
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
