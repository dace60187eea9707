package dev.orchestrator.workers.spi;

import java.util.List;
import java.util.Optional;

/**
 * Where attempts run: a place per worker, in which a program can be started and looked at. A
 * backend starts programs that outlive this process and shows them to people. It is not asked how a
 * program ended: that is in the attempt's exit record, which the program's wrapper writes.
 *
 * <p>Contributed by name; the plan's run chooses. Called by one thread at a time per run, by
 * several for different runs.
 */
public interface WorkerBackend {

  /**
   * Looks whether this backend can work here, for example whether its program is installed and new
   * enough. Changes nothing.
   *
   * @return what is in the way, as one line with a hint after a line break; empty when nothing is
   */
  Optional<Unavailable> unavailable();

  /**
   * Makes the places ready and returns the session. What is there already and is this run's is
   * adopted and goes on running; what belongs to another run is refused.
   *
   * @throws dev.orchestrator.core.error.OrchestratorException when it cannot be made
   */
  WorkerSession open(WorkerSessionRequest request);

  /**
   * The session of a run as it is now, without making or changing anything.
   *
   * @return empty when there is none, or when it cannot be told
   */
  Optional<WorkerSession> find(WorkerSessionRequest request);

  /**
   * Why a backend cannot work.
   *
   * @param reason one line
   * @param hint what to do about it
   */
  record Unavailable(String reason, String hint) {}

  /**
   * What a person types to look at a worker of a session.
   *
   * @return program and arguments; empty when this backend has nothing to look at
   */
  List<String> attachCommand(WorkerSessionRequest request, int worker, boolean readOnly);
}
