package dev.orchestrator.runs.decision;

import dev.orchestrator.runs.plan.Issue;
import dev.orchestrator.runs.plan.RunPlan;
import dev.orchestrator.runs.run.Basis;
import dev.orchestrator.runs.run.Decision;
import dev.orchestrator.runs.run.IssueState;
import dev.orchestrator.runs.run.IssueStatus;
import dev.orchestrator.runs.run.Rule;
import dev.orchestrator.runs.run.RunOutcome;
import dev.orchestrator.runs.run.RunState;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What concerns the run as a whole: who is blocked, and whether it is over. */
final class RunRules {

  private final RunPlan plan;
  private final RunState state;
  private final IssueDependencies dependencies;
  private final RuleFindings findings;
  private final BudgetRules budget;

  RunRules(RunPlan plan, RunState state, IssueDependencies dependencies, RuleFindings findings) {
    this.plan = plan;
    this.state = state;
    this.dependencies = dependencies;
    this.findings = findings;
    this.budget = new BudgetRules(plan, state);
  }

  /** Which issues left the plan or came back, and which are to be left undone. */
  void judgePresence() {
    Set<Integer> numbers = plan.issues().stream().map(Issue::number).collect(Collectors.toSet());
    for (IssueState known : state.issues().values()) {
      boolean planned = numbers.contains(known.number());
      boolean removed = known.status() == IssueStatus.REMOVED;
      if (!planned && !removed && known.attempts() > 0) {
        findings.decide(
            new Decision.Remove(
                known.number(), Basis.of(Rule.LEFT_THE_PLAN, "it is no longer in the plan")));
      } else if (planned && removed) {
        findings.decide(
            new Decision.Restore(
                known.number(), Basis.of(Rule.BACK_IN_THE_PLAN, "it is in the plan again")));
      }
    }
    plan.issues().stream().filter(this::isToBeSkipped).forEach(this::skip);
  }

  private boolean isToBeSkipped(Issue issue) {
    IssueState known = state.issue(issue);
    return state.controls().orders().skipped().contains(issue.number())
        && known.current().isEmpty()
        && known.status() != IssueStatus.COMPLETED
        && known.status() != IssueStatus.SKIPPED
        && known.status() != IssueStatus.REMOVED;
  }

  private void skip(Issue issue) {
    Basis basis = Basis.of(Rule.SKIPPED_ON_REQUEST, "somebody asked for it to be skipped");
    findings.decide(new Decision.Skip(issue.number(), basis));
  }

  void judgeBlocked() {
    for (Issue issue : plan.issues()) {
      IssueState known = state.issue(issue);
      if (known.status() == IssueStatus.BLOCKED) {
        judgeStillBlocked(issue, known);
      } else if (!known.status().settled() && known.current().isEmpty()) {
        judgeFree(issue, known);
      }
    }
  }

  private void judgeFree(Issue issue, IssueState known) {
    List<Integer> fatal = dependencies.fatalFor(issue);
    if (!fatal.isEmpty()) {
      block(issue, fatal, Basis.of(Rule.DEPENDENCY_FAILED, "it depends on " + list(fatal)));
    } else {
      budget
          .reachedFor(known)
          .ifPresent(spent -> block(issue, List.of(), Basis.of(Rule.BUDGET_REACHED, spent)));
    }
  }

  private void judgeStillBlocked(Issue issue, IssueState known) {
    if (!dependencies.fatalFor(issue).isEmpty() || budget.reachedFor(known).isPresent()) {
      return;
    }
    Basis basis =
        known.blockedBy().isEmpty()
            ? Basis.of(Rule.BUDGET_RAISED, "its budget leaves room again")
            : Basis.of(Rule.DEPENDENCY_REVIVED, "nothing it depends on has failed any more");
    findings.decide(new Decision.Unblock(issue.number(), basis));
  }

  private void block(Issue issue, List<Integer> by, Basis basis) {
    findings.decide(new Decision.Block(issue.number(), by, basis));
  }

  /** Whether the run is over; to be asked when nothing was decided and nothing is running. */
  void judgeEnd() {
    if (!state.unsettled().isEmpty()) {
      return;
    }
    if (state.controls().stop().isPresent()) {
      end(RunOutcome.STOPPED, Rule.RUN_STOPPED, "somebody stopped it");
    } else if (plan.issues().stream().allMatch(issue -> state.issue(issue).status().settled())) {
      endSettled();
    } else if (!state.controls().paused()
        && findings.waits().stream().noneMatch(RunRules::mayPass)) {
      end(
          RunOutcome.STUCK,
          Rule.NOTHING_CAN_RUN,
          findings.waits().stream()
              .map(wait -> "#" + wait.issue() + " " + wait.basis().reason())
              .collect(Collectors.joining("; ")));
    }
  }

  /** A shortage of the machine has no date, nor has a merge by somebody, but it passes. */
  private static boolean mayPass(Wait wait) {
    return wait.until().isPresent()
        || wait.basis().host().isPresent()
        || BaseRules.mayPass(wait.basis().rule());
  }

  private void endSettled() {
    long failed = count(IssueStatus.FAILED) + count(IssueStatus.BLOCKED);
    long skipped = count(IssueStatus.SKIPPED);
    if (failed > 0) {
      end(RunOutcome.SOME_FAILED, Rule.NOTHING_LEFT, failed + " issues failed or are blocked");
    } else if (skipped > 0) {
      end(RunOutcome.COMPLETED, Rule.NOTHING_LEFT, "every issue is completed or skipped");
    } else {
      end(RunOutcome.COMPLETED, Rule.NOTHING_LEFT, "every issue is completed");
    }
  }

  private long count(IssueStatus status) {
    return plan.issues().stream().filter(issue -> state.issue(issue).status() == status).count();
  }

  private void end(RunOutcome outcome, Rule rule, String reason) {
    findings.decide(new Decision.EndRun(outcome, Basis.of(rule, reason)));
  }

  private String list(List<Integer> numbers) {
    return numbers.stream()
        .map(number -> "#" + number + ", which " + fate(number))
        .collect(Collectors.joining(", "));
  }

  private String fate(int number) {
    IssueStatus status =
        plan.issue(number)
            .map(state::issue)
            .or(() -> Optional.ofNullable(state.issues().get(number)))
            .map(IssueState::status)
            .orElse(IssueStatus.FAILED);
    return switch (status) {
      case BLOCKED -> "is blocked";
      case SKIPPED -> "was skipped";
      case REMOVED -> "left the plan";
      default -> "failed";
    };
  }
}
