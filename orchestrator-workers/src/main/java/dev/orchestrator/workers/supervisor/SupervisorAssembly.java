package dev.orchestrator.workers.supervisor;

import dev.orchestrator.agents.catalog.AgentCatalog;
import dev.orchestrator.agents.prompt.PromptWriter;
import dev.orchestrator.exec.command.CommandRunner;
import dev.orchestrator.exec.process.ProcessTable;
import dev.orchestrator.exec.process.ProcessTree;
import dev.orchestrator.git.base.Bases;
import dev.orchestrator.runs.plan.FetchedIssues;
import dev.orchestrator.runs.plan.RunPlan;
import dev.orchestrator.runs.store.PlanFiles;
import dev.orchestrator.runs.store.RunListener;
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
import dev.orchestrator.workers.landing.Landings;
import dev.orchestrator.workers.launch.AttemptStarter;
import dev.orchestrator.workers.loop.PatientRecord;
import dev.orchestrator.workers.loop.Recorder;
import dev.orchestrator.workers.loop.RunLoop;
import dev.orchestrator.workers.memory.MemoryLimit;
import dev.orchestrator.workers.process.AttemptStopper;
import dev.orchestrator.workers.scope.RunScope;
import dev.orchestrator.workers.verification.VerificationTools;
import dev.orchestrator.workers.watch.AttemptHarvest;
import dev.orchestrator.workers.watch.Host;
import dev.orchestrator.workers.watch.LocalWorld;
import dev.orchestrator.workers.worktree.EndOfWork;
import dev.orchestrator.workers.worktree.PreparedWorktrees;
import dev.orchestrator.workers.worktree.WorktreeSetup;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.List;

/** Puts the supervisor of one run together. */
final class SupervisorAssembly {

  private final PlanFiles plans;
  private final CommandRunner runner;
  private final BaseProbe bases;
  private final GitFacts git;
  private final Bases merging;
  private final VerifiedCommits commits;
  private final AgentCatalog agents;
  private final PromptWriter prompts;
  private final VerificationTools verification;
  private final MemoryLimit memory;
  private final SetupConsent consent;
  private final Landings landings;

  @Inject
  SupervisorAssembly(
      PlanFiles plans,
      CommandRunner runner,
      BaseProbe bases,
      GitFacts git,
      Bases merging,
      VerifiedCommits commits,
      AgentCatalog agents,
      PromptWriter prompts,
      VerificationTools verification,
      MemoryLimit memory,
      SetupConsent consent,
      Landings landings) {
    this.plans = plans;
    this.runner = runner;
    this.bases = bases;
    this.git = git;
    this.merging = merging;
    this.commits = commits;
    this.agents = agents;
    this.prompts = prompts;
    this.verification = verification;
    this.memory = memory;
    this.consent = consent;
    this.landings = landings;
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
    private final RunScope scope;
    private final CheckoutWatch checkouts;
    private final LocalEffects effects;

    Parts(OpenRun run, RunListener listener) {
      this.run = run;
      this.listener = listener;
      this.scope = run.scope();
      this.checkouts = new CheckoutWatch(git.worktrees(), state(), scope, run.inbox()::put);
      this.ends = new EndOfWork(git.worktrees(), scope.cancellation(), checkouts::left);
      this.kept = new KeptTips(git.references(), run.plan().project());
      this.shared =
          new SharedStateCheck(run.folder(), git.shared(), git.worktrees(), run.inbox()::put);
      this.locks = new LeftLocks(run.inbox()::put);
      this.effects =
          new LocalEffects(
              scope,
              starter(),
              stopper,
              verifier(),
              merges(),
              commits,
              new WorkerPlaces(run.session(), scope, run.inbox()::note),
              new OwnLanding(scope, landings, run.inbox()::put),
              run.inbox()::put);
    }

    Supervisor supervisor() {
      return new Supervisor(run, loop(), effects, planWatch(), checkouts, new Standstill(listener));
    }

    private MergeStage merges() {
      return new MergeStage(merging, run.inbox()::put, scope.cancellation());
    }

    private AttemptStarter starter() {
      return new AttemptStarter(
          scope,
          new PreparedWorktrees(git.worktrees(), scope),
          new WorktreeSetup(
              scope,
              git.worktrees(),
              consent,
              verification.setup(),
              verification.baseLook(scope.oneByOne(), run.inbox()::put, scope.cancellation()),
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
          run.folder(), histories, verification.builds(), ends, scope.cancellation());
    }

    private LocalWorld world() {
      return new LocalWorld(
          run.folder(),
          agents,
          table,
          new AttemptHarvest(ends, stopper),
          new Host(run.folder().path()),
          new BaseWatch(bases, scope.threads(), run.inbox()::wake, scope.cancellation()),
          checkouts,
          scope.threads(),
          effects::isUnderWay,
          run.inbox()::wake);
    }

    private RunLoop loop() {
      RunListener told =
          RunListener.all(List.of(listener, new WorkerFiles(run.folder().attempts())));
      RunLoop.Record patient =
          new PatientRecord(
              new Recorder(run.journal(), told),
              listener::onTrouble,
              scope.cancellation(),
              scope::pause);
      return new RunLoop(
          inForce(run.request()),
          run.journal().state(),
          scope.clock()::now,
          patient,
          world(),
          effects);
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
      return scope.site().workspace().resolve("state");
    }
  }
}
