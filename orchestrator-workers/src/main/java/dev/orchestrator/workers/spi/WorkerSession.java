package dev.orchestrator.workers.spi;

/** The places of one run's workers. Used by one thread at a time. */
public interface WorkerSession {

  /**
   * Starts a program in the place of a worker and returns without waiting for it. What the place
   * still showed of an ended program is cleared away.
   *
   * @throws dev.orchestrator.core.error.OrchestratorException when it could not be started; then
   *     nothing runs
   */
  void start(WorkerLaunch launch);

  /**
   * Makes room for workers 1 to {@code workers}. Places beyond are taken away unless a program runs
   * in them.
   */
  void resize(int workers);

  /** Ends the session with all its places. What runs in them is hung up on. */
  void end();
}
