package dev.orchestrator.workers.simulation;

import dev.orchestrator.runs.attempt.AttemptEnd;
import dev.orchestrator.runs.attempt.AttemptId;
import dev.orchestrator.runs.attempt.EndReason;
import dev.orchestrator.runs.attempt.Fault;
import dev.orchestrator.runs.attempt.Verification;
import dev.orchestrator.runs.attempt.VerifiedChange;
import dev.orchestrator.runs.base.IssueBase;
import dev.orchestrator.runs.base.Predecessor;
import dev.orchestrator.runs.decision.Step;
import dev.orchestrator.runs.landing.LandOutcome;
import dev.orchestrator.runs.plan.Issue;
import dev.orchestrator.runs.plan.LandPolicy;
import dev.orchestrator.runs.plan.RunPlan;
import dev.orchestrator.runs.run.AgentHold;
import dev.orchestrator.runs.run.Attempt;
import dev.orchestrator.runs.run.Decision;
import dev.orchestrator.runs.run.IssueState;
import dev.orchestrator.runs.run.IssueStatus;
import dev.orchestrator.runs.run.JournalRecord;
import dev.orchestrator.runs.run.Moment;
import dev.orchestrator.runs.run.RunEvent;
import dev.orchestrator.runs.run.RunState;
import dev.orchestrator.runs.run.StopCause;
import dev.orchestrator.runs.run.Workplace;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** What must be true whatever happens. The truth is the machine's, never the supervisor's. */
final class Invariants {

  private final Set<AttemptId> born = new HashSet<>();
  private final Map<Integer, Integer> counted = new HashMap<>();
  private RunState previous = RunState.EMPTY;
  private int checkedRecords;

  /** A promise that was broken. */
  static final class Broken extends AssertionError {
    private static final long serialVersionUID = 1L;

    Broken(String what) {
      super(what);
    }
  }

  /** An agent comes to life. */
  void onBirth(SimulatedMachine.Process child, SimulatedMachine machine, RunState durable) {
    AttemptId attempt = child.assignment.attempt();
    int issue = child.assignment.issue();
    require(born.add(attempt), attempt + " runs a second time");
    for (SimulatedMachine.Process other : machine.processes()) {
      require(
          other == child || other.assignment.issue() != issue || !(other.alive || other.orphan),
          "two agents of issue "
              + issue
              + " are alive: "
              + other.assignment.attempt()
              + " and "
              + attempt);
    }
    require(
        durable.attempt(attempt).filter(Attempt::mayBeAlive).isPresent(),
        attempt + " comes to life although the journal does not expect it to");
  }

  /** After each step: what the journal gained is in order. */
  void afterStep(SimulatedDisk disk, RunPlan plan, int mostWorkers) {
    List<JournalRecord> records = disk.records();
    for (; checkedRecords < records.size(); checkedRecords++) {
      JournalRecord next = records.get(checkedRecords);
      require(next.at().elapsed().compareTo(previous.last().elapsed()) >= 0, "the clock went back");
      if (next.event() instanceof RunEvent.Decided decided) {
        check(decided.decision(), plan, mostWorkers);
      }
      previous = previous.apply(next);
    }
  }

  private void check(Decision decision, RunPlan plan, int mostWorkers) {
    if (decision instanceof Decision.Begin begin) {
      require(
          state(begin.issue())
              .workplace()
              .filter(before -> !before.branch().equals(begin.workplace().branch()))
              .isEmpty(),
          "issue " + begin.issue() + " goes on at another place");
      checkBegin(begin, plan);
    } else if (decision instanceof Decision.Start start) {
      checkStart(start, plan, mostWorkers);
    } else if (decision instanceof Decision.Complete complete) {
      checkPassed(complete.issue(), complete.attempt());
    } else if (decision instanceof Decision.Advance advance) {
      checkPassed(advance.issue(), advance.attempt());
    } else if (decision instanceof Decision.Retry retry) {
      checkRetry(retry, plan);
    } else if (decision instanceof Decision.Block block) {
      checkBlock(block);
    } else if (decision instanceof Decision.Land land) {
      checkLand(land);
    }
  }

  /** It begins once, with the verified work of everything that it depends on. */
  private void checkBegin(Decision.Begin begin, RunPlan plan) {
    require(
        state(begin.issue()).workplace().flatMap(Workplace::base).isEmpty(),
        "issue " + begin.issue() + " begins twice");
    List<Predecessor> held = begin.workplace().base().map(IssueBase::held).orElse(List.of());
    for (int dependency : plan.issue(begin.issue()).map(Issue::dependsOn).orElse(List.of())) {
      requireCompleted(dependency);
      String tip =
          state(dependency)
              .verification()
              .flatMap(Verification::change)
              .map(VerifiedChange::tip)
              .orElse("");
      require(
          held.stream().anyMatch(each -> each.issue() == dependency && each.commit().equals(tip)),
          "issue " + begin.issue() + " begins without the work of " + dependency);
    }
  }

  private void checkStart(Decision.Start start, RunPlan plan, int mostWorkers) {
    int number = start.assignment().issue();
    IssueState issue = state(number);
    require(issue.workplace().isPresent(), "issue " + number + " is started before it began");
    require(issue.current().isEmpty(), "issue " + number + " is started while it runs");
    require(!issue.status().settled(), "issue " + number + " is started after it was settled");
    require(previous.unsettled().size() < mostWorkers, "more attempts than workers");
    require(
        previous.unsettled().stream()
            .noneMatch(other -> other.assignment().worker() == start.assignment().worker()),
        "two attempts on one worker");
    Optional<AgentHold> hold = previous.holdOn(start.assignment().account());
    require(
        hold.isEmpty() || (start.assignment().probe() && hold.get().probe().isEmpty()),
        "a start on a held account");
    plan.issue(number).map(Issue::dependsOn).orElse(List.of()).forEach(this::requireCompleted);
    plan.issue(number)
        .map(plan::repositoryOf)
        .ifPresent(
            repository ->
                require(
                    previous.unsettled().size() < repository.maxWorkers().orElse(99),
                    "the repository's limit is exceeded"));
  }

  private void requireCompleted(int dependency) {
    require(
        state(dependency).status() == IssueStatus.COMPLETED,
        "a start before dependency " + dependency + " is completed");
  }

  private void checkPassed(int number, AttemptId attempt) {
    Attempt current = state(number).current().orElseThrow(() -> new Broken("nothing ran"));
    require(current.id().equals(attempt), "another attempt's result is believed");
    require(
        current.end().map(AttemptEnd::reason).equals(Optional.of(EndReason.SUCCEEDED)),
        "issue " + number + " goes on after an attempt that did not end well");
    require(
        current.verification().filter(v -> v.outcome() == Verification.Outcome.PASSED).isPresent(),
        "issue " + number + " goes on unverified");
  }

  private void checkRetry(Decision.Retry retry, RunPlan plan) {
    Attempt current = state(retry.issue()).current().orElseThrow(() -> new Broken("nothing ran"));
    Fault fault = current.end().map(end -> end.reason().fault()).orElse(Fault.ISSUE);
    boolean blamed =
        fault == Fault.ISSUE || current.verification().filter(Invariants::failed).isPresent();
    boolean vanishes =
        current.stopping().equals(Optional.of(StopCause.VANISHED))
            && state(retry.issue()).misfortunes() >= 2;
    require(retry.counted() == blamed || vanishes, "a retry is counted for " + fault);
    require(
        !retry.counted() || state(retry.issue()).failures() < plan.settings().maxRetries(),
        "more retries than allowed");
    counted.merge(retry.issue(), retry.counted() ? 1 : 0, Integer::sum);
  }

  private static boolean failed(Verification verification) {
    return verification.outcome() == Verification.Outcome.FAILED;
  }

  private void checkLand(Decision.Land land) {
    require(previous.landings().underWay().isEmpty(), "two landings at once");
    land.tips().keySet().forEach(this::requireCompleted);
  }

  private void checkBlock(Decision.Block block) {
    require(state(block.issue()).current().isEmpty(), "a running issue is blocked");
    require(!block.by().isEmpty(), "blocked by nothing");
  }

  private IssueState state(int number) {
    return Objects.requireNonNullElseGet(
        previous.issues().get(number), () -> IssueState.untouched(number, IssueStatus.PENDING, ""));
  }

  /** A supervisor that starts finds exactly what is durable. */
  void onReplay(RunState replayed, RunState durable) {
    require(replayed.equals(durable), "replay gives another state");
  }

  /** The run says it is over: then it is. */
  void atEnd(SimulatedMachine machine, SimulatedTarget target, SimulatedDisk disk, RunPlan plan) {
    machine
        .processes()
        .forEach(
            process ->
                require(
                    !process.alive && !process.orphan,
                    "the run is over and " + process.assignment.attempt() + " is alive"));
    machine
        .exitRecords()
        .forEach((attempt, end) -> checkKept(machine.process(attempt).orElseThrow(), end, disk));
    checkTruth(machine, disk, plan);
    checkLanded(target, disk.state(), plan);
  }

  /** Killed at any step of a landing: the target is as it was, or as it was verified. */
  void onTarget(SimulatedTarget target) {
    require(target.isVerified(), "the target holds what nobody verified: " + target.content());
    require(
        !target.content().keySet().containsAll(Set.of(1, 4)),
        "the target holds two branches that clash");
  }

  /** What landed is there as it was verified; what was put aside is not; nothing was forgotten. */
  private void checkLanded(SimulatedTarget target, RunState state, RunPlan plan) {
    onTarget(target);
    boolean own = plan.settings().land() == LandPolicy.AUTO;
    require(own || target.content().isEmpty(), "landed although nobody asked for it");
    require(
        state.landings().underWay().isEmpty() || state.controls().stop().isPresent(),
        "the run is over while something lands");
    for (Issue issue : plan.issues()) {
      Optional<String> tip =
          state
              .issue(issue)
              .verification()
              .filter(passed -> state.issue(issue).status() == IssueStatus.COMPLETED)
              .flatMap(Verification::change)
              .map(VerifiedChange::tip);
      if (own && tip.isPresent()) {
        Optional<String> outcome =
            state.landings().tried(issue.number(), tip.get()).flatMap(tried -> tried.outcome());
        boolean there = tip.get().equals(target.content().get(issue.number()));
        require(outcome.isPresent(), "issue " + issue.number() + " was never landed");
        require(
            LandOutcome.of(outcome.get()).isIn() == there,
            "issue " + issue.number() + " is called " + outcome.get());
      }
    }
  }

  /** What an agent left as its result, and nobody ended it early, is in the journal as it was. */
  private static void checkKept(
      SimulatedMachine.Process process, AttemptEnd end, SimulatedDisk disk) {
    AttemptId attempt = process.assignment.attempt();
    boolean kept =
        process.signalled
            || disk.records().stream()
                .map(JournalRecord::event)
                .filter(event -> event.attemptId().equals(Optional.of(attempt)))
                .anyMatch(event -> keeps(event, end));
    require(kept, "a result is lost: " + attempt + " " + end.describe());
  }

  private static boolean keeps(RunEvent event, AttemptEnd end) {
    if (!(event instanceof RunEvent.Decided decided)) {
      return false;
    }
    if (decided.decision() instanceof Decision.Stop stop) {
      return stop.cause() != StopCause.VANISHED
          && stop.cause() != StopCause.VANISHED_WITH_ALL
          && stop.cause() != StopCause.NEVER_STARTED;
    }
    return decided.decision() instanceof Decision.RecordEnd recorded
        && recorded.end().reason() == end.reason();
  }

  /**
   * What is called completed is on its branch as it was verified, and nothing committed is gone.
   */
  private static void checkTruth(SimulatedMachine machine, SimulatedDisk disk, RunPlan plan) {
    for (IssueState issue : disk.state().issues().values()) {
      if (issue.status() == IssueStatus.COMPLETED) {
        String verified =
            issue
                .verification()
                .flatMap(Verification::change)
                .map(VerifiedChange::tip)
                .orElse("nothing");
        require(
            verified.equals(machine.repository().tip(issue.number())),
            "issue " + issue.number() + " is completed and its verified work is not on its branch");
      }
    }
    require(
        machine.repository().lost().isEmpty(),
        "committed work is gone: " + machine.repository().lost());
    for (Issue issue : plan.issues()) {
      require(
          disk.state().issue(issue).status() != IssueStatus.IN_PROGRESS,
          "the run is over and issue " + issue.number() + " is in progress");
    }
  }

  /** A loop that sleeps until a moment that has passed never sleeps. */
  void onRest(Step step, Moment now) {
    step.lookAgainAt()
        .ifPresent(
            next ->
                require(
                    next.compareTo(now.elapsed()) > 0, "a wait until a moment that has passed"));
  }

  /** Between two ticks of the clock the rules come to rest. */
  static void rest(int looks) {
    require(looks < 500, "the rules never come to rest");
  }

  void bounded(long steps, Duration elapsed) {
    require(steps < 20_000 && elapsed.toDays() < 60, "the run never ends");
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new Broken(otherwise);
    }
  }
}
