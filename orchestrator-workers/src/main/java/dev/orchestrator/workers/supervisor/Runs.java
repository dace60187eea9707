package dev.orchestrator.workers.supervisor;

import dev.orchestrator.core.cancellation.CancellationToken;
import dev.orchestrator.core.error.OrchestratorException;
import dev.orchestrator.core.file.FileTrouble;
import dev.orchestrator.core.file.LockFile;
import dev.orchestrator.core.plugin.Extensions;
import dev.orchestrator.core.workspace.HostEnvironment;
import dev.orchestrator.exec.command.CommandRunner;
import dev.orchestrator.exec.process.ProcessTable;
import dev.orchestrator.exec.process.ProcessTree;
import dev.orchestrator.exec.spi.LanguagePlugin;
import dev.orchestrator.git.worktree.Worktrees;
import dev.orchestrator.workers.checkout.CheckoutWatch;
import dev.orchestrator.workers.consent.SetupConsent;
import dev.orchestrator.workers.journal.CommandInbox;
import dev.orchestrator.workers.journal.Journal;
import dev.orchestrator.workers.journal.JournalCodec;
import dev.orchestrator.workers.journal.JournalReader;
import dev.orchestrator.workers.journal.RunLock;
import dev.orchestrator.workers.launch.BootId;
import dev.orchestrator.workers.plan.AgentSpec;
import dev.orchestrator.workers.plan.FetchedIssues;
import dev.orchestrator.workers.plan.RunPlan;
import dev.orchestrator.workers.prompt.PromptWriter;
import dev.orchestrator.workers.run.Attempt;
import dev.orchestrator.workers.run.Moment;
import dev.orchestrator.workers.run.ProcessIdentity;
import dev.orchestrator.workers.run.RunClock;
import dev.orchestrator.workers.run.RunEvent;
import dev.orchestrator.workers.run.RunState;
import dev.orchestrator.workers.spi.WorkerBackend;
import dev.orchestrator.workers.spi.WorkerSession;
import dev.orchestrator.workers.spi.WorkerSessionRequest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;

/** Supervises runs in this process. Each call puts one supervisor together for one run. */
public final class Runs {

  /** A supervisor that is being replaced needs a moment to leave. */
  private static final Duration LOCK_PATIENCE = Duration.ofSeconds(3);

  private final RunNames names;
  private final PlanFiles plans;
  private final Preflight preflight;
  private final HostEnvironment environment;
  private final Clock wall;
  private final CommandRunner runner;
  private final Worktrees worktrees;
  private final AgentCatalog agents;
  private final PromptWriter prompts;
  private final Extensions<LanguagePlugin> languages;
  private final ProgramCommand program;
  private final Onlookers.Factory onlookers;
  private final MemoryLimit memory;
  private final SetupConsent consent;
  private final CancellationToken cancellation;

  /** Puts supervisors together from these. */
  @Inject
  public Runs(
      RunNames names,
      PlanFiles plans,
      Preflight preflight,
      HostEnvironment environment,
      Clock wall,
      CommandRunner runner,
      Worktrees worktrees,
      AgentCatalog agents,
      PromptWriter prompts,
      Extensions<LanguagePlugin> languages,
      ProgramCommand program,
      Onlookers.Factory onlookers,
      MemoryLimit memory,
      SetupConsent consent,
      CancellationToken cancellation) {
    this.names = names;
    this.plans = plans;
    this.preflight = preflight;
    this.environment = environment;
    this.wall = wall;
    this.runner = runner;
    this.worktrees = worktrees;
    this.agents = agents;
    this.prompts = prompts;
    this.languages = languages;
    this.program = program;
    this.onlookers = onlookers;
    this.memory = memory;
    this.consent = consent;
    this.cancellation = cancellation;
  }

  /** The plan with the agent of the request in place of its own. */
  public static RunPlan planOf(SuperviseRequest request) {
    return request
        .agent()
        .map(name -> request.plan().with(request.plan().settings().with(AgentSpec.named(name))))
        .orElse(request.plan());
  }

  private RunPlan inForce(SuperviseRequest request) {
    return agents.withFallbacks(planOf(request));
  }

  /** What is known of a run now. */
  public RunState state(RunPlan plan) {
    return new JournalReader(new JournalCodec()).replay(names.folder(plan).journal()).state();
  }

  /** Whether a live supervisor has the run. */
  public boolean isSupervised(RunPlan plan) {
    Path lock = names.folder(plan).lock();
    if (!Files.exists(lock)) {
      return false;
    }
    try {
      Optional<LockFile> free = LockFile.acquire(lock, Duration.ZERO);
      if (free.isPresent()) {
        free.get().close();
      }
      return free.isEmpty();
    } catch (IOException unknown) {
      return false;
    }
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
    RunFolder folder = names.folder(plan);
    for (Attempt attempt : state(plan).unsettled()) {
      boolean alive =
          folder
              .attempt(attempt.id())
              .process()
              .filter(record -> processes.isAlive(record.identity()))
              .isPresent();
      if (alive) {
        throw new OrchestratorException(
            RunErrors.AGENTS_ALIVE,
            "the agent of issue #" + attempt.assignment().issue() + " is still at work",
            "end it with 'orchestrator workers stop', or let 'workers monitor' take it over");
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
    RunFolder folder = names.folder(request.plan());
    try {
      Files.createDirectories(folder.path());
      RunLock lock =
          RunLock.acquire(
              folder.lock(), new RunLock.Holder(self(), host(), wall.instant()), LOCK_PATIENCE);
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
    BlockingQueue<Optional<RunEvent>> inbox = new LinkedBlockingQueue<>();
    Runnable wake = () -> inbox.add(Optional.empty());
    ExecutorService threads = Executors.newCachedThreadPool(Runs::effectThread);
    WorkerBackend backend = preflight.backend(request.backend());
    try (Journal journal = Journal.open(folder.journal(), new JournalCodec());
        ExitWatch watch = ExitWatch.start(folder.path(), wake);
        CancellationToken.Registration onCancel = cancellation.onCancel(wake)) {
      watch.add(folder.commands());
      WorkerSession session = backend.open(sessionRequest);
      memory.warning(request.plan()).ifPresent(noteIn(inbox));
      RunSite site = site(request.plan(), folder, watch);
      SupervisedRun end;
      try (Onlookers watching =
          onlookers.of(request.plan(), journal.state().seq(), noteIn(inbox))) {
        RunListener listeners = RunListener.all(List.of(listener, watching));
        end =
            assemble(request, listeners, folder, journal, session, site, threads, inbox)
                .supervise(self(), host(), request);
      }
      writeDownLateNotes(inbox, journal);
      return end;
    } finally {
      threads.shutdown();
    }
  }

  private static Consumer<String> noteIn(BlockingQueue<Optional<RunEvent>> inbox) {
    return text -> inbox.add(Optional.of(new RunEvent.Noted(Optional.empty(), text)));
  }

  /** What onlookers complained of when the supervisor had already left. */
  private void writeDownLateNotes(BlockingQueue<Optional<RunEvent>> inbox, Journal journal) {
    Moment now = new RunClock(wall, System::nanoTime, journal.state().last().elapsed()).now();
    inbox.stream()
        .flatMap(Optional::stream)
        .filter(RunEvent.Noted.class::isInstance)
        .forEach(note -> journal.append(List.of(note), now));
  }

  private Supervisor assemble(
      SuperviseRequest request,
      RunListener listener,
      RunFolder folder,
      Journal journal,
      WorkerSession session,
      RunSite site,
      ExecutorService threads,
      BlockingQueue<Optional<RunEvent>> inbox) {
    ProcessTable table = ProcessTable.ofThisMachine();
    AttemptStopper stopper = new AttemptStopper(new ProcessTree(table));
    PreparedWorktrees prepared = new PreparedWorktrees(worktrees, Serially.on(threads));
    EndOfWork ends = new EndOfWork(worktrees);
    CheckoutWatch checkouts =
        new CheckoutWatch(
            worktrees,
            names.workspace().resolve("state"),
            Serially.on(threads),
            event -> inbox.add(Optional.of(event)));
    RunClock clock = new RunClock(wall, System::nanoTime, journal.state().last().elapsed());
    LocalEffects effects =
        new LocalEffects(
            folder,
            new AttemptStarter(
                site,
                prepared,
                new WorktreeSetup(folder, worktrees, consent, runner),
                agents,
                prompts,
                memory,
                checkouts,
                session),
            stopper,
            new AttemptVerifier(
                folder,
                ends,
                new DifferentialTests(folder, languages, runner, cancellation),
                runner,
                cancellation),
            threads,
            inbox::add);
    LocalWorld world =
        new LocalWorld(
            folder,
            agents,
            table,
            new AttemptHarvest(ends, stopper),
            new Host(folder.path()),
            new MergedIssues(worktrees),
            checkouts,
            threads,
            effects::isUnderWay,
            () -> inbox.add(Optional.empty()));
    Recorder recorder =
        new Recorder(
            journal, RunListener.all(List.of(listener, new WorkerFiles(folder.attempts()))));
    RunLoop.Record patient =
        new PatientRecord(recorder, listener::onTrouble, cancellation, site::pause);
    RunLoop loop =
        new RunLoop(inForce(request), journal.state(), clock::now, patient, world, effects);
    PlanWatch planWatch =
        new PlanWatch(
            request.plan().file(),
            FetchedIssues.file(names.workspace().resolve("state"), request.plan().project()),
            () ->
                inForce(
                    new SuperviseRequest(
                        plans.readAgain(request.plan().file()),
                        request.workers(),
                        request.agent(),
                        request.backend(),
                        List.of())));
    return new Supervisor(
        folder,
        journal,
        clock,
        loop,
        effects,
        inbox,
        new CommandInbox(folder.commands(), new JournalCodec()),
        planWatch,
        checkouts,
        new Standstill(listener),
        cancellation);
  }

  private RunSite site(RunPlan plan, RunFolder folder, ExitWatch watch) {
    return new RunSite(
        folder,
        names.workspace(),
        names.of(plan),
        environment.variables(),
        program.argv(),
        BootId.current(),
        RunSite.isSuperuser(),
        watch::add);
  }

  private static ProcessIdentity self() {
    ProcessHandle self = ProcessHandle.current();
    long start =
        ProcessTable.ofThisMachine()
            .find(self.pid())
            .map(entry -> entry.identity().startTime())
            .orElse(0L);
    return new ProcessIdentity(self.pid(), start, BootId.current());
  }

  private static String host() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException nameless) {
      return "localhost";
    }
  }

  private static Thread effectThread(Runnable work) {
    Thread thread = new Thread(work, "run-effect");
    thread.setDaemon(true);
    return thread;
  }
}
