package dev.orchestrator.runs.overview;

import dev.orchestrator.runs.attempt.Verification;
import dev.orchestrator.runs.attempt.VerifiedChange;
import dev.orchestrator.runs.base.IssueBase;
import dev.orchestrator.runs.landing.LandingHistory;
import dev.orchestrator.runs.plan.Issue;
import dev.orchestrator.runs.plan.PlanRepository;
import dev.orchestrator.runs.plan.RunPlan;
import dev.orchestrator.runs.plan.Stage;
import dev.orchestrator.runs.run.AgentHold;
import dev.orchestrator.runs.run.Attempt;
import dev.orchestrator.runs.run.IssueState;
import dev.orchestrator.runs.run.IssueStatus;
import dev.orchestrator.runs.run.Moment;
import dev.orchestrator.runs.run.RunOrigin;
import dev.orchestrator.runs.run.RunPhase;
import dev.orchestrator.runs.run.RunState;
import dev.orchestrator.runs.run.StopCause;
import dev.orchestrator.runs.run.Workplace;
import dev.orchestrator.runs.store.RunFolder;
import dev.orchestrator.runs.store.RunStore;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Puts overviews of runs together from plan, journal and logs. */
public final class RunOverviews {

  private final RunStore store;
  private final LandingHistory landings;

  /** Reads what {@code store} keeps, and what {@code landings} wrote down. */
  @Inject
  public RunOverviews(RunStore store, LandingHistory landings) {
    this.store = store;
    this.landings = landings;
  }

  /** The run of a plan as it is now. */
  public RunOverview of(RunPlan plan) {
    RunState state = store.state(plan);
    return of(plan, state, store.isSupervised(plan));
  }

  /** The run of a plan in a given state. */
  public RunOverview of(RunPlan plan, RunState state, boolean supervised) {
    Map<Integer, LandingHistory.Landed> landed = landings.of(plan.project());
    return new RunOverview(
        1,
        run(plan, state, supervised),
        Stream.concat(
                plan.issues().stream().map(issue -> line(plan, state, issue, landed)),
                removed(plan, state).map(issue -> line(issue, landed)))
            .toList(),
        workers(plan, state));
  }

  private RunOverview.Run run(RunPlan plan, RunState state, boolean supervised) {
    List<String> holds =
        Stream.concat(
                state.holds().values().stream()
                    .filter(hold -> !hold.released())
                    .map(RunOverviews::describe),
                state.phase() == RunPhase.RUNNING
                    ? state.shortage().map(what -> "this machine: " + what).stream()
                    : Stream.<String>empty())
            .toList();
    return new RunOverview.Run(
        plan.project(),
        state.origin().map(RunOrigin::session).orElse(plan.session()),
        state.origin().map(RunOrigin::backend).orElse(RunOrigin.USUAL_BACKEND),
        standing(state, supervised),
        state.controls().paused(),
        holds,
        store.folder(plan).path().toString(),
        state.used(),
        plan.pipeline().stream()
            .map(Stage::name)
            .map(stage -> new RunOverview.StageUsage(stage, state.usedBy(stage)))
            .toList(),
        plan.settings().budgets().run(),
        plan.settings().land().name().toLowerCase(Locale.ROOT),
        state.landings().underWay().keySet().stream().sorted().toList());
  }

  private static RunStatus standing(RunState state, boolean supervised) {
    return switch (state.phase()) {
      case NEVER -> RunStatus.NEVER;
      case RUNNING -> supervised ? atWork(state) : RunStatus.CRASHED;
      case FINISHED -> RunStatus.FINISHED;
      case STOPPED -> RunStatus.STOPPED;
    };
  }

  /** Nothing moves until a person, a limit or a merge lets it. */
  private static RunStatus atWork(RunState state) {
    List<Attempt> unsettled = state.unsettled();
    boolean asks =
        !unsettled.isEmpty()
            && unsettled.stream().allMatch(attempt -> question(attempt).isPresent());
    boolean held =
        unsettled.isEmpty() && state.holds().values().stream().anyMatch(hold -> !hold.released());
    boolean merges =
        unsettled.isEmpty() && state.issues().values().stream().anyMatch(IssueState::waiting);
    boolean waits = state.landings().underWay().isEmpty() && (asks || held || merges);
    return waits ? RunStatus.WAITING : RunStatus.RUNNING;
  }

  private static String describe(AgentHold hold) {
    String until = hold.resetsAt().map(at -> ", resets at " + at).orElse("");
    return hold.account() + ": " + hold.reason() + until;
  }

  private static RunOverview.IssueLine line(
      RunPlan plan, RunState state, Issue issue, Map<Integer, LandingHistory.Landed> landed) {
    IssueState known = state.issue(issue);
    PlanRepository repository = plan.repositoryOf(issue);
    return new RunOverview.IssueLine(
        issue.number(),
        issue.title(),
        known.status(),
        known.stage(),
        known.attempts(),
        issue.wave(),
        issue.dependsOn(),
        reason(known),
        known.branch().orElse(repository.branchOf(issue.number())),
        known.worktree().orElse(repository.worktreeOf(issue.number())).toString(),
        issue.repository(),
        known.expenses().total(),
        flags(state, known),
        state.behind(known),
        change(known, Optional.ofNullable(landed.get(issue.number()))));
  }

  /** What it builds on may have been done again meanwhile; its branch is left as it is. */
  private static List<String> flags(RunState state, IssueState known) {
    Stream<String> behind = state.behind(known).stream().map(RunOverviews::behind);
    return Stream.of(known.flags().stream(), behind, flaky(known).stream())
        .flatMap(each -> each)
        .toList();
  }

  private static Optional<String> flaky(IssueState known) {
    return known
        .verification()
        .map(Verification::flakyTests)
        .filter(tests -> !tests.isEmpty())
        .map(tests -> "flaky, red and then green on the same tree: " + String.join(", ", tests));
  }

  private static String behind(int predecessor) {
    return "behind #" + predecessor + ": that was tried again after this began";
  }

  /** Issues that began and are not in the plan any more; their branches are still there. */
  private static Stream<IssueState> removed(RunPlan plan, RunState state) {
    return state.issues().values().stream()
        .filter(issue -> issue.status() == IssueStatus.REMOVED)
        .filter(issue -> plan.issue(issue.number()).isEmpty());
  }

  private static RunOverview.IssueLine line(
      IssueState removed, Map<Integer, LandingHistory.Landed> landed) {
    return new RunOverview.IssueLine(
        removed.number(),
        removed.workplace().map(Workplace::title).orElse("(not in the plan any more)"),
        removed.status(),
        removed.stage(),
        removed.attempts(),
        1,
        List.of(),
        reason(removed),
        removed.branch().orElse(""),
        removed.worktree().map(Path::toString).orElse(""),
        removed.workplace().map(Workplace::repository).orElse(""),
        removed.expenses().total(),
        removed.flags(),
        List.of(),
        change(removed, Optional.ofNullable(landed.get(removed.number()))));
  }

  /** As it was when it was verified last. */
  private static IssueChange change(IssueState issue, Optional<LandingHistory.Landed> landed) {
    Optional<Verification> passed = issue.verification();
    Optional<VerifiedChange> change = passed.flatMap(Verification::change);
    Optional<LandingHistory.Landed> last =
        landed.filter(word -> isAbout(word, change.map(VerifiedChange::tip)));
    return new IssueChange(
        passed.flatMap(Verification::verified),
        change.map(VerifiedChange::commits),
        change.map(VerifiedChange::insertions),
        change.map(VerifiedChange::deletions),
        issue.workplace().flatMap(Workplace::base).map(IssueBase::commit),
        last.map(word -> word.outcome().word()),
        last.map(IssueLanding::of));
  }

  /** What was landed before the issue was worked on again says nothing about its work now. */
  private static boolean isAbout(LandingHistory.Landed last, Optional<String> tip) {
    return last.tip().isEmpty() || tip.isEmpty() || last.tip().equals(tip);
  }

  /** Whom an issue waits for is what a person wants to know first. */
  private static String reason(IssueState issue) {
    return issue
        .current()
        .flatMap(RunOverviews::question)
        .map(what -> "waits for a person: " + what)
        .orElse(issue.reason());
  }

  private static Optional<String> question(Attempt attempt) {
    return attempt.mayBeAlive() ? attempt.waitsFor() : Optional.empty();
  }

  private List<RunOverview.WorkerLine> workers(RunPlan plan, RunState state) {
    Map<Integer, RunOverview.WorkerLine> lines = new TreeMap<>();
    int count = state.controls().workers().orElse(plan.settings().workers());
    IntStream.rangeClosed(1, count).forEach(worker -> lines.put(worker, idle(worker, state)));
    for (Attempt attempt : state.unsettled()) {
      lines.put(attempt.assignment().worker(), busy(plan, state, attempt));
    }
    return List.copyOf(lines.values());
  }

  private static RunOverview.WorkerLine idle(int worker, RunState state) {
    WorkerStatus status = state.controls().paused() ? WorkerStatus.PAUSED : WorkerStatus.IDLE;
    return new RunOverview.WorkerLine(
        worker,
        Optional.empty(),
        status,
        Optional.empty(),
        Optional.empty(),
        0,
        Optional.empty(),
        Optional.empty());
  }

  private RunOverview.WorkerLine busy(RunPlan plan, RunState state, Attempt attempt) {
    Path log = folder(plan).attempt(attempt.id()).log();
    return new RunOverview.WorkerLine(
        attempt.assignment().worker(),
        Optional.of(attempt.assignment().issue()),
        status(attempt),
        Optional.of(attempt.assignment().stage()),
        Optional.of(attempt.intended().wall()),
        Optional.ofNullable(state.issues().get(attempt.assignment().issue()))
            .map(IssueState::failures)
            .orElse(0),
        Optional.of(log.toString()),
        lastGrowth(log).or(() -> Optional.of(attempt.since()).map(Moment::wall)));
  }

  private static WorkerStatus status(Attempt attempt) {
    if (question(attempt).isPresent()) {
      return WorkerStatus.WAITING;
    }
    return switch (attempt.phase()) {
      case STARTING -> WorkerStatus.STARTING;
      case STOPPING ->
          attempt.stopping().filter(StopCause.STALLED::equals).isPresent()
              ? WorkerStatus.STALLED
              : WorkerStatus.RUNNING;
      default -> WorkerStatus.RUNNING;
    };
  }

  private RunFolder folder(RunPlan plan) {
    return store.folder(plan);
  }

  private static Optional<Instant> lastGrowth(Path log) {
    try {
      return Optional.of(Files.getLastModifiedTime(log).toInstant());
    } catch (IOException notThere) {
      return Optional.empty();
    }
  }
}
