package dev.orchestrator.core.concurrent;

import java.util.concurrent.ThreadFactory;

/**
 * Makes the threads of this program: named after what they do, and daemons, so that none keeps the
 * JVM of an embedding program alive.
 *
 * @param name of each thread
 */
public record DaemonThreads(String name) implements ThreadFactory {

  @Override
  public Thread newThread(Runnable work) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    return thread;
  }
}
