package dev.orchestrator.cli.dashboard;

import dev.orchestrator.cli.session.Invocation;
import dev.orchestrator.core.error.OrchestratorException;
import dev.orchestrator.exec.command.TerminalProgram;
import dev.orchestrator.runs.store.SuperviseRequest;
import dev.orchestrator.workers.spi.WorkerBackend;
import dev.orchestrator.workers.spi.WorkerSessionRequest;
import dev.orchestrator.workers.tmux.TmuxBackend;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Carries out what keys of the dashboard ask for. */
final class RunActions implements Dashboard.Actions {

  private final RunSight sight;
  private final RunServices services;
  private final Invocation invocation;

  RunActions(RunSight sight, RunServices services, Invocation invocation) {
    this.sight = sight;
    this.services = services;
    this.invocation = invocation;
  }

  @Override
  public String tell(Action.Tell action) {
    try {
      services.control().tell(sight.plan(), action.command());
      return action.done();
    } catch (OrchestratorException failed) {
      return failed.message();
    }
  }

  @Override
  public String attach(int worker) {
    try {
      SuperviseRequest request =
          new SuperviseRequest(
              sight.plan(), Optional.empty(), Optional.empty(), TmuxBackend.NAME, List.of());
      WorkerBackend backend = services.preflight().backend(request.backend());
      WorkerSessionRequest session = services.background().sessionWithoutMonitor(request);
      if (backend.find(session).isEmpty()) {
        return "the run has no tmux session now";
      }
      int status =
          TerminalProgram.run(
              backend.attachCommand(session, worker, true),
              invocation.environment().currentFolder());
      return status == 0 ? "" : "tmux could not show worker " + worker;
    } catch (OrchestratorException failed) {
      return failed.message();
    } catch (IOException failed) {
      return "tmux cannot be started: " + failed.getMessage();
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      return "interrupted";
    }
  }

  @Override
  public boolean cancelled() {
    return invocation.cancellation().isCancelled();
  }
}
