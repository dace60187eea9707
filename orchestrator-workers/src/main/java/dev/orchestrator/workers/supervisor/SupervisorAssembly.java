package dev.orchestrator.workers.supervisor;

import dev.orchestrator.agents.catalog.AgentCatalog;
import dev.orchestrator.agents.prompt.PromptWriter;
import dev.orchestrator.core.cancellation.CancellationToken;
import dev.orchestrator.core.workspace.HostEnvironment;
import dev.orchestrator.exec.command.CommandRunner;
import dev.orchestrator.exec.process.ProcessTable;
import dev.orchestrator.exec.process.ProcessTree;
import dev.orchestrator.git.base.Bases;
import dev.orchestrator.runs.journal.CommandInbox;
import dev.orchestrator.runs.journal.JournalCodec;
import dev.orchestrator.runs.plan.FetchedIssues;
import dev.orchestrator.runs.plan.RunPlan;
import dev.orchestrator.runs.run.RunClock;
import dev.orchestrator.runs.store.BootId;
import dev.orchestrator.runs.store.PlanFiles;
import dev.orchestrator.runs.store.RunListener;
import dev.orchestrator.runs.store.RunNames;
import dev.orchestrator.runs.store.SuperviseRequest;
import dev.orchestrator.workers.bases.BaseProbe;
import dev.orchestrator.workers.bases.BaseWatch;
import dev.orchestrator.workers.bases.MergeStage;
import dev.orchestrator.workers.bases.VerifiedCommits;
import dev.orchestrator.workers.checkout.CheckoutWatch;
import dev.orchestrator.workers.consent.SetupConsent;
import dev.orchestrator.workers.evidence.AttemptGround;
import dev.orchestrator.workers.evidence.GitFacts;
import dev.orchestrator.workers.evidence.HistoryCheck;
import dev.orchestrator.workers.evidence.KeptTips;
import dev.orchestrator.workers.evidence.LeftLocks;
import dev.orchestrator.workers.evidence.SharedStateCheck;
import dev.orchestrator.workers.launch.AttemptStarter;
import dev.orchestrator.workers.loop.PatientRecord;
import dev.orchestrator.workers.loop.Recorder;
import dev.orchestrator.workers.loop.RunLoop;
import dev.orchestrator.workers.memory.MemoryLimit;
import dev.orchestrator.workers.process.AttemptStopper;
import dev.orchestrator.workers.scope.ProgramCommand;
import dev.orchestrator.workers.scope.RunSite;
import dev.orchestrator.workers.scope.Serially;
import dev.orchestrator.workers.verification.VerificationTools;
import dev.orchestrator.workers.watch.AttemptHarvest;
import dev.orchestrator.workers.watch.Host;
import dev.orchestrator.workers.watch.LocalWorld;
import dev.orchestrator.workers.worktree.EndOfWork;
import dev.orchestrator.workers.worktree.PreparedWorktrees;
import dev.orchestrator.workers.worktree.WorktreeSetup;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;

/** Puts the supervisor of one run together. */
final class SupervisorAssembly {

  private final RunNames names;
  private final PlanFiles plans;
  private final HostEnvironment environment;
  private final Clock wall;
  private final CommandRunner runner;
  private final BaseProbe bases;
  private final GitFacts git;
  private final Bases merging;
  private final VerifiedCommits commits;
  private final AgentCatalog agents;
  private final PromptWriter prompts;
  private final VerificationTools verification;
  private final ProgramCommand program;
  private final MemoryLimit memory;
  private final SetupConsent consent;
  private final CancellationToken cancellation;

  @Inject
  SupervisorAssembly(
      RunNames names,
      PlanFiles plans,
      HostEnvironment environment,
      Clock wall,
      CommandRunner runner,
      BaseProbe bases,
      GitFacts git,
      Bases merging,
      VerifiedCommits commits,
      AgentCatalog agents,
      PromptWriter prompts,
      VerificationTools verification,
      ProgramCommand program,
      MemoryLimit memory,
      SetupConsent consent,
      CancellationToken cancellation) {
    this.names = names;
    this.plans = plans;
    this.environment = environment;
    this.wall = wall;
    this.runner = runner;
    this.bases = bases;
    this.git = git;
    this.merging = merging;
    this.commits = commits;
    this.agents = agents;
    this.prompts = prompts;
    this.verification = verification;
    this.program = program;
    this.memory = memory;
    this.consent = consent;
    this.cancellation = cancellation;
  }

  /** The supervisor of a run; {@code listener} hears of everything it journals. */
  Supervisor of(OpenRun run, RunListener listener) {
    return new Parts(run, listener).supervisor();
  }

  /** What the parts of one supervisor share. */
  private final class Parts {

    private final OpenRun run;
    private final RunListener listener;
    private final ProcessTable table = ProcessTable.ofThisMachine();
    private final AttemptStopper stopper = new AttemptStopper(new ProcessTree(table));
    private final EndOfWork ends;
    private final KeptTips kept;
    private final SharedStateCheck shared;
    private final LeftLocks locks;
    private final RunSite site;
    private final RunClock clock;
    private final CheckoutWatch checkouts;
    private final LocalEffects effects;

    Parts(OpenRun run, RunListener listener) {
      this.run = run;
      this.listener = listener;
      this.site = site();
      this.clock = new RunClock(wall, System::nanoTime, run.journal().state().last().elapsed());
      this.checkouts =
          new CheckoutWatch(git.worktrees(), state(), Serially.on(run.threads()), run.inbox()::put);
      this.ends = new EndOfWork(git.worktrees(), checkouts::left);
      this.kept = new KeptTips(git.references(), run.plan().project());
      this.shared =
          new SharedStateCheck(run.folder(), git.shared(), git.worktrees(), run.inbox()::put);
      this.locks = new LeftLocks(run.inbox()::put);
      this.effects =
          new LocalEffects(
              run.folder(),
              starter(),
              stopper,
              verifier(),
              merges(),
              commits,
              new WorkerPlaces(run.session(), run.threads(), run.inbox()::note),
              run.threads(),
              run.inbox()::put);
    }

    Supervisor supervisor() {
      return new Supervisor(
          run.folder(),
          run.journal(),
          clock,
          loop(),
          effects,
          run.inbox(),
          new CommandInbox(run.folder().commands(), new JournalCodec()),
          planWatch(),
          checkouts,
          new Standstill(listener),
          cancellation);
    }

    private RunSite site() {
      return new RunSite(
          run.folder(),
          names.workspace(),
          names.of(run.plan()),
          environment.variables(),
          program.argv(),
          BootId.current(),
          RunSite.isSuperuser(),
          run.watch()::add);
    }

    private MergeStage merges() {
      return new MergeStage(merging, run.inbox()::put, cancellation);
    }

    private AttemptStarter starter() {
      return new AttemptStarter(
          site,
          new PreparedWorktrees(git.worktrees(), Serially.on(run.threads())),
          new WorktreeSetup(
              run.folder(),
              git.worktrees(),
              consent,
              verification.setup(),
              runner,
              run.inbox()::put),
          new AttemptGround(git.worktrees(), kept, shared, locks),
          agents,
          prompts,
          memory,
          checkouts,
          merges(),
          run.session());
    }

    private AttemptVerifier verifier() {
      HistoryCheck histories = new HistoryCheck(git, ends, kept, shared, locks, run.inbox()::put);
      return new AttemptVerifier(
          run.folder(), histories, verification.builds(), ends, cancellation);
    }

    private LocalWorld world() {
      return new LocalWorld(
          run.folder(),
          agents,
          table,
          new AttemptHarvest(ends, stopper),
          new Host(run.folder().path()),
          new BaseWatch(bases, run.threads(), run.inbox()::wake, cancellation),
          checkouts,
          run.threads(),
          effects::isUnderWay,
          run.inbox()::wake);
    }

    private RunLoop loop() {
      RunListener told =
          RunListener.all(List.of(listener, new WorkerFiles(run.folder().attempts())));
      RunLoop.Record patient =
          new PatientRecord(
              new Recorder(run.journal(), told), listener::onTrouble, cancellation, site::pause);
      return new RunLoop(
          inForce(run.request()), run.journal().state(), clock::now, patient, world(), effects);
    }

    private PlanWatch planWatch() {
      Path file = run.plan().file();
      Path fetched = FetchedIssues.file(state(), run.plan().project());
      return new PlanWatch(
          file, fetched, () -> inForce(run.request().forPlan(plans.readAgain(file))));
    }

    private RunPlan inForce(SuperviseRequest request) {
      return agents.withFallbacks(request.effectivePlan());
    }

    private Path state() {
      return names.workspace().resolve("state");
    }
  }
}
