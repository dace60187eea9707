package dev.orchestrator.core.concurrent;

import java.util.concurrent.Executor;

/**
 * Runs each piece of work at once on a new daemon thread. For what waits or blocks: the common pool
 * of the JVM has one thread on two processors, and an embedding program may be holding it.
 *
 * @param name of the thread
 */
public record OwnThread(String name) implements Executor {

  @Override
  public void execute(Runnable work) {
    new DaemonThreads(name).newThread(work).start();
  }
}
