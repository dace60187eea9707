package dev.orchestrator.cli.workers;

import dev.orchestrator.cli.output.Output;
import dev.orchestrator.cli.session.ExitStatus;
import dev.orchestrator.core.cancellation.CancellationToken;
import dev.orchestrator.runs.overview.RunOverview;
import dev.orchestrator.runs.run.RunOutcome;
import dev.orchestrator.runs.run.RunPhase;
import dev.orchestrator.runs.run.RunState;
import dev.orchestrator.runs.store.SuperviseRequest;
import dev.orchestrator.runs.store.SupervisedRun;
import dev.orchestrator.runtime.runs.ShowRun;
import dev.orchestrator.workers.spi.WorkerSessionRequest;
import dev.orchestrator.workers.supervisor.Runs;

/**
 * Supervises a run in this terminal: a line for each thing that happens, and a table at the end.
 */
public final class ForegroundRun {

  private final Runs runs;
  private final ShowRun show;
  private final Output output;
  private final CancellationToken cancellation;

  /** What happens goes to standard error, the table to standard output. */
  public ForegroundRun(Runs runs, ShowRun show, Output output, CancellationToken cancellation) {
    this.runs = runs;
    this.show = show;
    this.output = output;
    this.cancellation = cancellation;
  }

  /** Returns the exit status when the run is over or interrupted, having printed how it stands. */
  public int supervise(SuperviseRequest request, WorkerSessionRequest session) {
    End end = follow(request, session);
    if (output.json()) {
      output.document(end.overview());
    } else {
      new RunTable(output).print(end.overview());
    }
    if (end.status() == ExitStatus.INTERRUPTED) {
      output.remark(
          "Interrupted. Agents that run go on; 'orchestrator workers monitor' takes them over,");
      output.remark("'orchestrator workers stop' ends them.");
    }
    return end.status();
  }

  /** Returns when the run is over or interrupted; only what happened was told. */
  public End follow(SuperviseRequest request, WorkerSessionRequest session) {
    SupervisedRun end = runs.supervise(request, session, new RunNarrator(output));
    return new End(show.show(end.plan(), end.state(), false), status(end.state()));
  }

  /**
   * How a run ended.
   *
   * @param status the exit status that says it
   */
  public record End(RunOverview overview, int status) {}

  private int status(RunState end) {
    if (cancellation.isCancelled()) {
      return ExitStatus.INTERRUPTED;
    }
    boolean completed =
        end.phase() == RunPhase.FINISHED
            && end.outcome().filter(RunOutcome.COMPLETED::equals).isPresent();
    return completed ? ExitStatus.DONE : ExitStatus.FAILED;
  }
}
