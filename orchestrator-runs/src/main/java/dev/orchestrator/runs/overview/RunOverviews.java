package dev.orchestrator.runs.overview;

import dev.orchestrator.runs.plan.Issue;
import dev.orchestrator.runs.plan.PlanRepository;
import dev.orchestrator.runs.plan.RunPlan;
import dev.orchestrator.runs.plan.Stage;
import dev.orchestrator.runs.run.AgentHold;
import dev.orchestrator.runs.run.Attempt;
import dev.orchestrator.runs.run.IssueState;
import dev.orchestrator.runs.run.Moment;
import dev.orchestrator.runs.run.RunPhase;
import dev.orchestrator.runs.run.RunState;
import dev.orchestrator.runs.store.RunFolder;
import dev.orchestrator.runs.store.RunStore;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Puts overviews of runs together from plan, journal and logs. */
public final class RunOverviews {

  private final RunStore store;

  /** Reads what {@code store} keeps. */
  @Inject
  public RunOverviews(RunStore store) {
    this.store = store;
  }

  /** The run of a plan as it is now. */
  public RunOverview of(RunPlan plan) {
    RunState state = store.state(plan);
    return of(plan, state, store.isSupervised(plan));
  }

  /** The run of a plan in a given state. */
  public RunOverview of(RunPlan plan, RunState state, boolean supervised) {
    return new RunOverview(
        1,
        run(plan, state, supervised),
        plan.issues().stream().map(issue -> line(plan, state, issue)).toList(),
        workers(plan, state));
  }

  private RunOverview.Run run(RunPlan plan, RunState state, boolean supervised) {
    List<String> holds =
        state.holds().values().stream()
            .filter(hold -> !hold.released())
            .map(RunOverviews::describe)
            .toList();
    return new RunOverview.Run(
        plan.project(),
        plan.session(),
        word(state.phase(), supervised),
        state.controls().paused(),
        holds,
        store.folder(plan).path().toString(),
        state.used(),
        plan.pipeline().stream()
            .map(Stage::name)
            .map(stage -> new RunOverview.StageUsage(stage, state.usedBy(stage)))
            .toList(),
        plan.settings().budgets().run());
  }

  private static String word(RunPhase phase, boolean supervised) {
    return switch (phase) {
      case NEVER -> "never";
      case RUNNING -> supervised ? "running" : "crashed";
      case FINISHED -> "finished";
      case STOPPED -> "stopped";
    };
  }

  private static String describe(AgentHold hold) {
    String until = hold.resetsAt().map(at -> ", resets at " + at).orElse("");
    return hold.account() + ": " + hold.reason() + until;
  }

  private static RunOverview.IssueLine line(RunPlan plan, RunState state, Issue issue) {
    IssueState known = state.issue(issue);
    PlanRepository repository = plan.repositoryOf(issue);
    return new RunOverview.IssueLine(
        issue.number(),
        issue.title(),
        known.status().word(),
        known.stage(),
        known.attempts(),
        issue.wave(),
        issue.dependsOn(),
        reason(known),
        repository.branchOf(issue.number()),
        repository.worktreeOf(issue.number()).toString(),
        issue.repository(),
        known.expenses().total(),
        known.flags());
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
    String status = state.controls().paused() ? "paused" : "idle";
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

  private static String status(Attempt attempt) {
    if (question(attempt).isPresent()) {
      return "waiting";
    }
    return switch (attempt.phase()) {
      case STARTING -> "starting";
      case STOPPING ->
          attempt.stopping().filter(cause -> cause.name().equals("STALLED")).isPresent()
              ? "stalled"
              : "running";
      default -> "running";
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
