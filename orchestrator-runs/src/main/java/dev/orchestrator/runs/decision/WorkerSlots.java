package dev.orchestrator.runs.decision;

import dev.orchestrator.runs.attempt.EndReason;
import dev.orchestrator.runs.attempt.Fault;
import dev.orchestrator.runs.plan.Issue;
import dev.orchestrator.runs.plan.RunPlan;
import dev.orchestrator.runs.run.Attempt;
import dev.orchestrator.runs.run.RunState;
import java.util.Optional;
import java.util.TreeSet;

/** Which workers are free, and which of them an issue should get. */
final class WorkerSlots {

  private final RunPlan plan;
  private final RunState state;
  private final TreeSet<Integer> free = new TreeSet<>();
  private final int workers;

  WorkerSlots(RunPlan plan, RunState state) {
    this.plan = plan;
    this.state = state;
    this.workers = state.controls().workers().orElse(plan.settings().workers());
    for (int worker = 1; worker <= workers; worker++) {
      free.add(worker);
    }
    state.unsettled().forEach(attempt -> free.remove(attempt.assignment().worker()));
  }

  boolean noneFree() {
    return free.isEmpty();
  }

  boolean allFree() {
    return state.unsettled().isEmpty() && free.size() == workers;
  }

  /**
   * The worker it is assigned to at first, else the one it was on, else one that was at work just
   * now, else the lowest. Must not be called when none is free.
   */
  int choose(Issue issue) {
    return initial(issue)
        .or(() -> previous(issue))
        .or(this::warm)
        .orElseGet(() -> unreserved().orElse(free.first()));
  }

  void take(int worker) {
    free.remove(worker);
  }

  /** Whether the worker was not at work just now, or what it ran ended through a misfortune. */
  boolean coldStart(int worker) {
    EndReason last = state.lastEnds().get(worker);
    return last == null || isMisfortune(last.fault());
  }

  private static boolean isMisfortune(Fault fault) {
    return fault == Fault.ACCOUNT || fault == Fault.SERVICE || fault == Fault.INFRASTRUCTURE;
  }

  private Optional<Integer> initial(Issue issue) {
    return plan.initialAssignments().entrySet().stream()
        .filter(entry -> entry.getValue() == issue.number())
        .map(entry -> entry.getKey())
        .filter(free::contains)
        .findFirst();
  }

  private Optional<Integer> previous(Issue issue) {
    return state
        .issue(issue)
        .last()
        .map(Attempt::assignment)
        .map(assignment -> assignment.worker())
        .filter(free::contains);
  }

  private Optional<Integer> warm() {
    return free.stream().filter(worker -> !coldStart(worker)).findFirst();
  }

  /** A worker whose first issue is still to come is left to it while there are others. */
  private Optional<Integer> unreserved() {
    return free.stream().filter(worker -> !isReserved(worker)).findFirst();
  }

  private boolean isReserved(int worker) {
    return Optional.ofNullable(plan.initialAssignments().get(worker))
        .flatMap(plan::issue)
        .map(state::issue)
        .filter(issue -> issue.attempts() == 0 && !issue.status().settled())
        .isPresent();
  }
}
