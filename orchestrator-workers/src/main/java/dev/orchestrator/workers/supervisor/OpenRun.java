package dev.orchestrator.workers.supervisor;

import dev.orchestrator.runs.journal.Journal;
import dev.orchestrator.runs.plan.RunPlan;
import dev.orchestrator.runs.store.RunFolder;
import dev.orchestrator.runs.store.SuperviseRequest;
import dev.orchestrator.workers.loop.Inbox;
import dev.orchestrator.workers.scope.RunScope;
import dev.orchestrator.workers.spi.WorkerSession;

/**
 * A run whose lock is held: what was opened for it, and is closed by whoever opened it.
 *
 * @param request what it is supervised for
 * @param scope where it happens, its clock, its threads, its end
 * @param journal its truth
 * @param session its workers
 * @param inbox for the supervisor's thread
 */
record OpenRun(
    SuperviseRequest request, RunScope scope, Journal journal, WorkerSession session, Inbox inbox) {

  RunPlan plan() {
    return request.plan();
  }

  RunFolder folder() {
    return scope.site().folder();
  }
}
