package dev.orchestrator.workers.evidence;

import dev.orchestrator.runs.base.Predecessor;
import dev.orchestrator.runs.plan.PlanRepository;
import dev.orchestrator.runs.plan.RunPlan;
import dev.orchestrator.runs.plan.Stage;
import dev.orchestrator.runs.plan.VerifySpec;
import dev.orchestrator.runs.run.Attempt;
import dev.orchestrator.runs.run.IssueState;
import dev.orchestrator.runs.run.Launch;
import dev.orchestrator.runs.run.RunState;
import dev.orchestrator.runs.run.Workplace;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * An attempt that is to be verified, and what is known of its issue.
 *
 * @param launch where it worked
 * @param stage what it was asked to do
 */
public record VerificationTask(
    RunPlan plan, RunState state, Attempt attempt, Launch launch, Stage stage) {

  /** The issue. */
  public int number() {
    return attempt.assignment().issue();
  }

  /** What the journal knows of its issue; empty only for an attempt that is not of this run. */
  public Optional<IssueState> issue() {
    return Optional.ofNullable(state.issues().get(number()));
  }

  /** The main checkout of the repository it worked in. */
  public Path repository() {
    return workplace()
        .map(Workplace::repositoryPath)
        .or(() -> planned().map(PlanRepository::path))
        .orElse(launch.worktree());
  }

  /** The default branch of that repository. */
  public String defaultBranch() {
    return workplace()
        .map(Workplace::defaultBranch)
        .or(() -> planned().map(PlanRepository::defaultBranch))
        .orElse("main");
  }

  /** The commit that its own work comes after; empty in journals of earlier versions. */
  Optional<String> recordedBase() {
    return workplace().flatMap(Workplace::ownWorkAfter);
  }

  /** The commits of others that its branch holds. */
  public List<String> builtUpon() {
    return workplace().flatMap(Workplace::base).stream()
        .flatMap(base -> base.held().stream())
        .map(Predecessor::commit)
        .toList();
  }

  /** The same repository as the plan has it, or had it when the issue began. */
  public PlanRepository planRepository() {
    return planned()
        .filter(known -> known.path().equals(repository()))
        .orElseGet(
            () ->
                new PlanRepository(
                    attempt.assignment().repository(),
                    repository(),
                    repository(),
                    "",
                    defaultBranch(),
                    "",
                    OptionalInt.empty(),
                    Optional.empty()));
  }

  /** What its result has to pass; of an issue that the plan no longer has, what holds for all. */
  public VerifySpec verifySpec() {
    return plan.issue(number())
        .map(issue -> plan.verifyFor(issue, stage))
        .orElseGet(() -> plan.settings().verify().in(attempt.assignment().repository()));
  }

  private Optional<Workplace> workplace() {
    return issue().flatMap(IssueState::workplace);
  }

  private Optional<PlanRepository> planned() {
    return Optional.ofNullable(plan.repositories().get(attempt.assignment().repository()));
  }
}
