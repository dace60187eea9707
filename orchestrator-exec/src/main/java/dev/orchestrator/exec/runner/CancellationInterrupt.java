package dev.orchestrator.exec.runner;

import dev.orchestrator.core.cancellation.CancellationToken;

/** While open, interrupts the thread that opened it when the work is cancelled. */
final class CancellationInterrupt implements AutoCloseable {

  private final Thread waiting = Thread.currentThread();
  private final CancellationToken.Registration registration;
  private boolean armed = true;
  private boolean fired;

  CancellationInterrupt(CancellationToken cancellation) {
    registration = cancellation.onCancel(this::fire);
  }

  private synchronized void fire() {
    if (armed) {
      fired = true;
      waiting.interrupt();
    }
  }

  synchronized boolean fired() {
    return fired;
  }

  @Override
  public void close() {
    registration.close();
    synchronized (this) {
      armed = false;
      if (fired) {
        Thread.interrupted();
      }
    }
  }
}
