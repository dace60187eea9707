package dev.orchestrator.workers.supervisor;

import dev.orchestrator.core.cancellation.CancellationToken;
import dev.orchestrator.core.error.OrchestratorException;
import dev.orchestrator.core.file.FileTrouble;
import dev.orchestrator.exec.process.ProcessTable;
import dev.orchestrator.exec.process.ProcessTree;
import dev.orchestrator.runs.journal.Journal;
import dev.orchestrator.runs.journal.JournalCodec;
import dev.orchestrator.runs.journal.RunLock;
import dev.orchestrator.runs.plan.RunPlan;
import dev.orchestrator.runs.run.Attempt;
import dev.orchestrator.runs.run.RecordedProcess;
import dev.orchestrator.runs.run.RunEvent;
import dev.orchestrator.runs.run.RunOrigin;
import dev.orchestrator.runs.run.RunState;
import dev.orchestrator.runs.store.BootId;
import dev.orchestrator.runs.store.RunErrors;
import dev.orchestrator.runs.store.RunFolder;
import dev.orchestrator.runs.store.RunListener;
import dev.orchestrator.runs.store.RunStore;
import dev.orchestrator.runs.store.SuperviseRequest;
import dev.orchestrator.runs.store.SupervisedRun;
import dev.orchestrator.workers.loop.Inbox;
import dev.orchestrator.workers.memory.MemoryLimit;
import dev.orchestrator.workers.preflight.Preflight;
import dev.orchestrator.workers.process.AgentProcess;
import dev.orchestrator.workers.scope.RunScope;
import dev.orchestrator.workers.scope.RunScopes;
import dev.orchestrator.workers.spi.WorkerBackend;
import dev.orchestrator.workers.spi.WorkerSession;
import dev.orchestrator.workers.spi.WorkerSessionRequest;
import dev.orchestrator.workers.watch.ExitWatch;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;

/** Supervises runs in this process, and tells how they stand. */
public final class Runs {

  /** A supervisor that is being replaced needs a moment to leave. */
  private static final Duration LOCK_PATIENCE = Duration.ofSeconds(3);

  private final RunStore store;
  private final Preflight preflight;
  private final RunScopes scopes;
  private final Onlookers.Factory onlookers;
  private final MemoryLimit memory;
  private final SupervisorAssembly assembly;

  /** Supervisors are put together by {@code assembly}. */
  @Inject
  Runs(
      RunStore store,
      Preflight preflight,
      RunScopes scopes,
      Onlookers.Factory onlookers,
      MemoryLimit memory,
      SupervisorAssembly assembly) {
    this.store = store;
    this.preflight = preflight;
    this.scopes = scopes;
    this.onlookers = onlookers;
    this.memory = memory;
    this.assembly = assembly;
  }

  /** What is known of a run now. */
  public RunState state(RunPlan plan) {
    return store.state(plan);
  }

  /** Whether a live supervisor has the run. */
  public boolean isSupervised(RunPlan plan) {
    return store.isSupervised(plan);
  }

  /**
   * Makes sure that nothing of a run is at work.
   *
   * @throws OrchestratorException when it is supervised, or an agent of it is alive
   */
  public void requireIdle(RunPlan plan) {
    if (isSupervised(plan)) {
      throw new OrchestratorException(
          RunLock.RUN_LOCKED,
          "run '" + plan.project() + "' is under way",
          "end it with 'orchestrator workers stop' first");
    }
    ProcessTree processes = ProcessTree.ofThisMachine();
    RunFolder folder = store.folder(plan);
    for (Attempt attempt : state(plan).unsettled()) {
      boolean alive =
          folder
              .attempt(attempt.id())
              .process()
              .filter(record -> processes.isAlive(AgentProcess.identity(record.process())))
              .isPresent();
      if (alive) {
        throw new OrchestratorException(
            RunErrors.AGENTS_ALIVE,
            "the agent of issue #" + attempt.assignment().issue() + " is still at work",
            "end it with 'orchestrator workers stop', or let 'orchestrator workers monitor' take it"
                + " over");
      }
    }
  }

  /**
   * Supervises the run until it is over, or until this program is interrupted: then its attempts go
   * on, and the next supervisor takes them over.
   *
   * @return how the run was left
   * @throws OrchestratorException when another supervisor has the run, or the backend or the
   *     journal cannot be used
   */
  public SupervisedRun supervise(
      SuperviseRequest request, WorkerSessionRequest session, RunListener listener) {
    RunFolder folder = store.folder(request.plan());
    try {
      Files.createDirectories(folder.path());
      RunLock lock =
          RunLock.acquire(
              folder.lock(),
              new RunLock.Holder(self(), host(), scopes.wall().instant()),
              LOCK_PATIENCE);
      try {
        return supervise(request, session, listener, folder);
      } finally {
        lock.close();
      }
    } catch (IOException failed) {
      throw new OrchestratorException(
          RunErrors.SUPERVISION_FAILED,
          "the run cannot be supervised: " + FileTrouble.words(failed),
          null,
          failed);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new OrchestratorException(
          RunErrors.SUPERVISION_FAILED, "the supervisor was interrupted", null, stopped);
    }
  }

  private SupervisedRun supervise(
      SuperviseRequest request,
      WorkerSessionRequest sessionRequest,
      RunListener listener,
      RunFolder folder)
      throws IOException, InterruptedException {
    Inbox inbox = new Inbox();
    WorkerBackend backend = preflight.backend(request.backend());
    try (Journal journal = Journal.open(folder.journal(), new JournalCodec());
        ExitWatch watch = ExitWatch.start(folder.path(), inbox::wake);
        RunScope scope = scopes.open(request.plan(), journal.state().last(), watch::add);
        CancellationToken.Registration onCancel = scope.cancellation().onCancel(inbox::wake)) {
      watch.add(folder.commands());
      WorkerSession session = backend.open(sessionRequest);
      memory.warning(request.plan()).ifPresent(inbox::note);
      OpenRun run = new OpenRun(request, scope, journal, session, inbox);
      SupervisedRun end;
      try (Onlookers watching = onlookers.of(request.plan(), journal.state().seq(), inbox::note)) {
        RunListener listeners = RunListener.all(List.of(listener, watching));
        RunOrigin origin =
            new RunOrigin(request.plan().file(), request.backend(), sessionRequest.name());
        end = assembly.of(run, listeners).supervise(self(), host(), request, origin);
      }
      inbox
          .left(RunEvent.Noted.class)
          .forEach(note -> journal.append(List.of(note), scope.clock().now()));
      return end;
    }
  }

  private static RecordedProcess self() {
    ProcessHandle self = ProcessHandle.current();
    long start =
        ProcessTable.ofThisMachine()
            .find(self.pid())
            .map(entry -> entry.identity().startTime())
            .orElse(0L);
    return new RecordedProcess(self.pid(), start, BootId.current());
  }

  private static String host() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException nameless) {
      return "localhost";
    }
  }
}
