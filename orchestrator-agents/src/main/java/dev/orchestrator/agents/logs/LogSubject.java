package dev.orchestrator.agents.logs;

import dev.orchestrator.core.error.OrchestratorException;
import dev.orchestrator.runs.plan.RunPlan;
import dev.orchestrator.runs.run.Assignment;
import dev.orchestrator.runs.run.IssueStatus;
import dev.orchestrator.runs.run.RunPhase;
import dev.orchestrator.runs.run.RunState;
import dev.orchestrator.runs.store.RunErrors;
import dev.orchestrator.runs.store.RunRecords;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Whose logs somebody wants to read. */
public sealed interface LogSubject {

  /** Whether an attempt is one of them. */
  boolean has(Assignment assignment);

  /** Whether no further attempt will come, as the run stands. */
  boolean isOver(RunPlan plan, RunState state);

  /** How a message names it: {@code issue 7}, {@code worker 2}. */
  String words();

  /** The attempts of an issue. */
  record OfIssue(int number) implements LogSubject {
    @Override
    public boolean has(Assignment assignment) {
      return assignment.issue() == number;
    }

    @Override
    public boolean isOver(RunPlan plan, RunState state) {
      return state.phase() != RunPhase.RUNNING
          || plan.issue(number)
              .map(issue -> state.issue(issue).status())
              .filter(IssueStatus::settled)
              .isPresent();
    }

    @Override
    public String words() {
      return "issue " + number;
    }
  }

  /** What a worker did, whatever issues it had. */
  record OfWorker(int number) implements LogSubject {
    @Override
    public boolean has(Assignment assignment) {
      return assignment.worker() == number;
    }

    @Override
    public boolean isOver(RunPlan plan, RunState state) {
      return state.phase() != RunPhase.RUNNING;
    }

    @Override
    public String words() {
      return "worker " + number;
    }
  }

  /**
   * What a person typed: {@code worker-2} is a worker, {@code 7} an issue; a number that the run
   * has no issue of, nor ever had, is a worker's if it can be one.
   *
   * @throws OrchestratorException {@link RunErrors#ISSUE_UNKNOWN}
   */
  static LogSubject parse(String typed, RunPlan plan, RunState state) {
    Matcher matcher =
        Pattern.compile("(?:#|(?<worker>worker-?|w))?(?<number>[1-9][0-9]{0,8})").matcher(typed);
    if (!matcher.matches()) {
      throw new OrchestratorException(
          RunErrors.ISSUE_UNKNOWN,
          "'" + typed + "' is neither an issue nor a worker",
          "give the number of an issue, or a worker such as worker-1");
    }
    int number = Integer.parseInt(matcher.group("number"));
    boolean known = plan.issue(number).isPresent() || state.issues().containsKey(number);
    boolean worker =
        matcher.group("worker") != null || (!known && number <= plan.settings().workers());
    if (worker) {
      return new OfWorker(number);
    }
    return new OfIssue(known ? number : RunRecords.issue(plan, number).number());
  }
}
