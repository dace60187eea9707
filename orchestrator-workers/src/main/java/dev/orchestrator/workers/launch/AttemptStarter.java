package dev.orchestrator.workers.launch;

import dev.orchestrator.agents.catalog.AgentCatalog;
import dev.orchestrator.agents.guard.AgentGuard;
import dev.orchestrator.agents.guard.Sandbox;
import dev.orchestrator.agents.logs.AgentLog;
import dev.orchestrator.agents.prompt.PromptWriter;
import dev.orchestrator.agents.spi.AgentCommand;
import dev.orchestrator.agents.spi.AgentProtocol;
import dev.orchestrator.agents.spi.AgentTask;
import dev.orchestrator.core.error.ErrorCode;
import dev.orchestrator.core.error.OrchestratorException;
import dev.orchestrator.git.worktree.Worktree;
import dev.orchestrator.git.worktree.WorktreeRequest;
import dev.orchestrator.git.worktree.Worktrees;
import dev.orchestrator.runs.attempt.AttemptEnd;
import dev.orchestrator.runs.attempt.AttemptId;
import dev.orchestrator.runs.attempt.EndReason;
import dev.orchestrator.runs.base.IssueBase;
import dev.orchestrator.runs.plan.AgentSpec;
import dev.orchestrator.runs.plan.Issue;
import dev.orchestrator.runs.plan.PlanRepository;
import dev.orchestrator.runs.plan.RunPlan;
import dev.orchestrator.runs.plan.Stage;
import dev.orchestrator.runs.run.Assignment;
import dev.orchestrator.runs.run.IssueState;
import dev.orchestrator.runs.run.RunEvent;
import dev.orchestrator.runs.run.RunState;
import dev.orchestrator.runs.run.Workplace;
import dev.orchestrator.runs.store.AttemptFolder;
import dev.orchestrator.runs.store.ExitRecord;
import dev.orchestrator.runs.store.LaunchNote;
import dev.orchestrator.workers.bases.MergeStage;
import dev.orchestrator.workers.checkout.CheckoutWatch;
import dev.orchestrator.workers.consent.SetupConsent;
import dev.orchestrator.workers.evidence.AttemptGround;
import dev.orchestrator.workers.memory.MemoryLimit;
import dev.orchestrator.workers.scope.RunScope;
import dev.orchestrator.workers.scope.RunSite;
import dev.orchestrator.workers.spi.WorkerLaunch;
import dev.orchestrator.workers.spi.WorkerSession;
import dev.orchestrator.workers.worktree.PreparedWorktrees;
import dev.orchestrator.workers.worktree.WorktreeSetup;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Starts attempts: worktree, prompt, folder, and the wrapper in the worker's place. Whatever is in
 * the way becomes an outcome; nothing of an attempt that could not be started is left running.
 */
public final class AttemptStarter {

  /** A loaded machine was seen to need seconds to bring a shell up. */
  private static final Duration COMING_UP = Duration.ofSeconds(30);

  private static final Set<ErrorCode> LASTING =
      Set.of(
          SetupConsent.SETUP_CHANGED,
          Worktrees.WORKTREE_NOT_OURS,
          Worktrees.BRANCH_TAKEN,
          Worktrees.BRANCH_INVALID,
          Worktrees.BASE_BRANCH_MISSING,
          Worktrees.FILTER_MISSING);

  private final RunScope scope;
  private final RunSite site;
  private final PreparedWorktrees worktrees;
  private final WorktreeSetup setup;
  private final AttemptGround ground;
  private final AgentCatalog agents;
  private final PromptWriter prompts;
  private final AttemptWrapper wrapper;
  private final AgentGuard guard;
  private final MemoryLimit memory;
  private final CheckoutWatch checkouts;
  private final MergeStage merges;
  private final WorkerSession session;

  public AttemptStarter(
      RunScope scope,
      PreparedWorktrees worktrees,
      WorktreeSetup setup,
      AttemptGround ground,
      AgentCatalog agents,
      PromptWriter prompts,
      MemoryLimit memory,
      CheckoutWatch checkouts,
      MergeStage merges,
      WorkerSession session) {
    this.scope = scope;
    this.site = scope.site();
    this.worktrees = worktrees;
    this.setup = setup;
    this.ground = ground;
    this.agents = agents;
    this.prompts = prompts;
    this.wrapper = AttemptWrapper.in(site.folder().scripts());
    this.guard = AgentGuard.in(site.folder().scripts(), site.orchestrator());
    this.memory = memory;
    this.checkouts = checkouts;
    this.merges = merges;
    this.session = session;
  }

  /**
   * The request for the worktree of an issue: where it began, else where it would now. Its owner is
   * the run and the issue.
   */
  public static WorktreeRequest worktreeOf(RunPlan plan, RunState state, Issue issue, String run) {
    String owner = run + "#" + issue.number();
    return state
        .issue(issue)
        .workplace()
        .map(begun -> worktreeOf(begun, state.issue(issue).tip(), owner))
        .orElseGet(() -> planned(plan.repositoryOf(issue), issue.number(), owner));
  }

  /** A branch that is gone begins again where it was last seen. */
  private static WorktreeRequest worktreeOf(
      Workplace begun, Optional<String> lastTip, String owner) {
    return new WorktreeRequest(
        begun.repositoryPath(),
        begun.worktree(),
        begun.branch(),
        begun.defaultBranch(),
        lastTip.or(() -> begun.base().map(IssueBase::commit)),
        owner);
  }

  private static WorktreeRequest planned(PlanRepository repository, int issue, String owner) {
    return new WorktreeRequest(
        repository.path(),
        repository.worktreeOf(issue),
        repository.branchOf(issue),
        repository.defaultBranch(),
        owner);
  }

  /** Makes the worktree of an issue that has begun and will start soon. */
  public void prepare(RunPlan plan, RunState state, Issue issue) {
    if (state.issue(issue).workplace().isPresent()) {
      worktrees.prepare(worktreeOf(plan, state, issue, site.run()));
    }
  }

  /** Starts the attempt and returns once its agent runs, or cannot. */
  public RunEvent start(RunPlan plan, RunState state, Assignment assignment) {
    try {
      return tryStart(plan, state, assignment);
    } catch (OrchestratorException refused) {
      return isObstacle(refused)
          ? obstructed(assignment, refused.message())
          : obstacle(plan, state, assignment)
              .map(lasting -> obstructed(assignment, lasting))
              .orElseGet(() -> failed(assignment.attempt(), refused.message()));
    } catch (IOException failed) {
      return failed(assignment.attempt(), failed.toString());
    }
  }

  /** What no further attempt gets past. */
  private static boolean isObstacle(OrchestratorException refused) {
    return LASTING.contains(refused.code());
  }

  /** Why git could not make the worktree, where that is something that lasts. */
  private Optional<String> obstacle(RunPlan plan, RunState state, Assignment assignment) {
    return plan.issue(assignment.issue())
        .map(issue -> worktrees.obstacles(worktreeOf(plan, state, issue, site.run())))
        .flatMap(found -> found.stream().filter(AttemptStarter::isObstacle).findFirst())
        .map(OrchestratorException::message);
  }

  private static RunEvent obstructed(Assignment assignment, String why) {
    return new RunEvent.StartFailed(assignment.attempt(), AttemptEnd.of(EndReason.OBSTRUCTED, why));
  }

  private RunEvent tryStart(RunPlan plan, RunState state, Assignment assignment)
      throws IOException {
    Issue issue =
        plan.issue(assignment.issue())
            .orElseThrow(() -> new IOException("the plan has no issue " + assignment.issue()));
    Stage stage =
        plan.stage(assignment.stage())
            .orElseThrow(() -> new IOException("the plan has no stage " + assignment.stage()));
    Worktree worktree = worktrees.provide(worktreeOf(plan, state, issue, site.run()));
    setup.ready(plan, issue, worktree, assignment.attempt());
    merges.prepare(state.issue(issue), worktree.folder());
    AttemptFolder folder = site.folder().attempt(assignment.attempt());
    AgentCommand guarded = command(plan, state, assignment, worktree, folder);
    Map<String, String> environment =
        environment(plan, state, assignment, worktree, folder, guarded);
    AgentCommand command =
        Sandbox.isWanted(agentOf(plan, assignment))
            ? Sandbox.around(guarded, worktree.folder(), environment, folder.log())
            : guarded;
    folder.prepare(prompts.write(plan, state, assignment, worktree.folder()), environment);
    folder.write(note(assignment, worktree, command));
    ground.settle(assignment.attempt(), issue.number(), plan.repositoryOf(issue).path(), worktree);
    checkouts.aboutToStart(plan.repositoryOf(issue), worktree.folder());
    List<String> argv = argv(plan, folder, command);
    site.watch(folder);
    session.start(
        new WorkerLaunch(
            assignment.worker(),
            "#" + issue.number() + " " + stage.name(),
            argv,
            folder.path().resolve("terminal.log")));
    return outcome(folder);
  }

  private static LaunchNote note(Assignment assignment, Worktree worktree, AgentCommand command) {
    return new LaunchNote(
        1,
        assignment.attempt().value(),
        worktree.head(),
        worktree.folder().toString(),
        worktree.branch(),
        command.session());
  }

  private List<String> argv(RunPlan plan, AttemptFolder folder, AgentCommand command)
      throws IOException {
    List<String> argv = new ArrayList<>(memory.confine(plan, folder));
    argv.addAll(wrapper.argv(folder, command.argv()));
    return argv;
  }

  private AgentCommand command(
      RunPlan plan, RunState state, Assignment assignment, Worktree worktree, AttemptFolder folder)
      throws IOException {
    java.nio.file.Files.createDirectories(folder.path());
    AgentSpec spec = agentOf(plan, assignment);
    boolean push = plan.settings().pushAllowed();
    AgentCommand command =
        agents
            .of(spec)
            .command(
                new AgentTask(
                    spec,
                    assignment.attempt(),
                    assignment.kind(),
                    worktree.folder(),
                    folder.path(),
                    earlierSession(state, assignment, agents.protocolOf(spec)),
                    site.variables(),
                    push,
                    site.orchestrator(),
                    site.superuser()));
    return guard.apply(command, site.variables(), folder.log(), push);
  }

  private static AgentSpec agentOf(RunPlan plan, Assignment assignment) {
    return plan.agentFor(assignment.issue(), assignment.stage(), assignment.account());
  }

  /** Known from the launch, or, for agents that name it themselves, from what they said. */
  private Optional<String> earlierSession(
      RunState state, Assignment assignment, AgentProtocol protocol) {
    return Optional.ofNullable(state.issues().get(assignment.issue()))
        .flatMap(issue -> issue.last())
        .filter(last -> last.assignment().stage().equals(assignment.stage()))
        .filter(last -> last.assignment().account().equals(assignment.account()))
        .flatMap(
            last ->
                last.session().or(() -> sessionInLog(site.folder().attempt(last.id()), protocol)));
  }

  private static Optional<String> sessionInLog(AttemptFolder folder, AgentProtocol protocol) {
    return new AgentLog(folder.log(), protocol).finish().session();
  }

  private Map<String, String> environment(
      RunPlan plan,
      RunState state,
      Assignment assignment,
      Worktree worktree,
      AttemptFolder folder,
      AgentCommand command) {
    Map<String, String> own = new TreeMap<>(command.environment());
    own.put("ORCHESTRATOR_PROJECT", plan.project());
    own.put("ORCHESTRATOR_ISSUE", Integer.toString(assignment.issue()));
    own.put("ORCHESTRATOR_STAGE", assignment.stage());
    own.put("ORCHESTRATOR_WORKER", Integer.toString(assignment.worker()));
    own.put("ORCHESTRATOR_WORKTREE", worktree.folder().toString());
    own.put("ORCHESTRATOR_PROMPT_FILE", folder.prompt().toString());
    own.put("ORCHESTRATOR_WORKSPACE", site.workspace().toString());
    Optional.ofNullable(state.issues().get(assignment.issue()))
        .flatMap(IssueState::workplace)
        .flatMap(Workplace::base)
        .ifPresent(base -> own.putAll(variables(base)));
    return AgentEnvironment.of(site.variables(), command.withheld(), own);
  }

  private static Map<String, String> variables(IssueBase base) {
    return Map.of(
        "ORCHESTRATOR_BASE",
        base.commit(),
        "ORCHESTRATOR_PREDECESSORS",
        base.held().stream()
            .map(each -> "#" + each.issue() + ":" + each.commit())
            .collect(Collectors.joining(",")));
  }

  /** Waits until the agent runs or cannot; then nothing may start it later. */
  private RunEvent outcome(AttemptFolder folder) throws IOException {
    long deadline = System.nanoTime() + COMING_UP.toNanos();
    while (System.nanoTime() - deadline < 0) {
      Optional<RunEvent> known = known(folder);
      if (known.isPresent()) {
        return known.get();
      }
      scope.pause(Duration.ofMillis(2));
    }
    if (folder.forbidStart()) {
      return failed(
          folder.attempt(), "its place did not come up within " + COMING_UP.toSeconds() + "s");
    }
    return known(folder).orElseGet(() -> started(folder));
  }

  private Optional<RunEvent> known(AttemptFolder folder) {
    if (folder.process().isPresent()) {
      return Optional.of(started(folder));
    }
    return folder
        .exit()
        .map(ExitRecord::problem)
        .filter(problem -> !problem.isEmpty())
        .map(problem -> failed(folder.attempt(), inWords(problem)));
  }

  /** What is known of an attempt that was started, by this supervisor or an earlier one. */
  public RunEvent started(AttemptFolder folder) {
    return new RunEvent.AttemptStarted(folder.attempt(), LaunchRecord.of(folder, site.bootId()));
  }

  private static String inWords(String problem) {
    return switch (problem) {
      case "no-worktree" -> "its worktree is gone";
      case "no-memory-group" -> "the control group that limits its memory is gone";
      case "no-program" -> "the agent's program was not found";
      default -> "it could not be prepared: " + problem;
    };
  }

  private static RunEvent failed(AttemptId attempt, String why) {
    return new RunEvent.StartFailed(attempt, AttemptEnd.of(EndReason.NOT_STARTED, why));
  }
}
