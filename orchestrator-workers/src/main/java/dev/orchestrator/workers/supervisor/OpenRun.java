package dev.orchestrator.workers.supervisor;

import dev.orchestrator.runs.journal.Journal;
import dev.orchestrator.runs.plan.RunPlan;
import dev.orchestrator.runs.store.RunFolder;
import dev.orchestrator.runs.store.SuperviseRequest;
import dev.orchestrator.workers.loop.Inbox;
import dev.orchestrator.workers.spi.WorkerSession;
import dev.orchestrator.workers.watch.ExitWatch;
import java.util.concurrent.ExecutorService;

/**
 * A run whose lock is held: what was opened for it, and is closed by whoever opened it.
 *
 * @param request what it is supervised for
 * @param folder where it keeps what it knows
 * @param journal its truth
 * @param watch notices files in its folders
 * @param session its workers
 * @param threads do what takes long
 * @param inbox for the supervisor's thread
 */
record OpenRun(
    SuperviseRequest request,
    RunFolder folder,
    Journal journal,
    ExitWatch watch,
    WorkerSession session,
    ExecutorService threads,
    Inbox inbox) {

  RunPlan plan() {
    return request.plan();
  }
}
