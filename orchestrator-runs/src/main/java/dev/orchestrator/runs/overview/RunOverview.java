package dev.orchestrator.runs.overview;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.orchestrator.runs.attempt.Usage;
import dev.orchestrator.runs.run.IssueStatus;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A run at one moment. The names of the components are those of {@code workers status --json}.
 *
 * @param schemaVersion of the document
 * @param run the run as a whole
 * @param issues in the order of the plan
 * @param workers by number
 */
public record RunOverview(
    int schemaVersion, Run run, List<IssueLine> issues, List<WorkerLine> workers) {

  private static final String UNVERIFIED = "unverified: there was nothing to verify it with";

  /** Copies the lists. */
  public RunOverview {
    issues = List.copyOf(issues);
    workers = List.copyOf(workers);
  }

  /**
   * The run as a whole.
   *
   * @param session what the session of its workers is called
   * @param backend where its workers run
   * @param state how it stands
   * @param paused whether nothing new is started
   * @param holds accounts that no attempt is started on, with the reason
   * @param folder where the run keeps what it knows
   * @param usage what its agents used, as far as they said it
   * @param stages the same by stage, in the order of the pipeline
   * @param maxCostUsd what the plan lets it cost
   * @param land who lands what is finished: {@code manual} or {@code auto}
   * @param landing issues that the run is landing by itself now
   */
  public record Run(
      String project,
      String session,
      String backend,
      RunStatus state,
      boolean paused,
      List<String> holds,
      String folder,
      Usage usage,
      List<StageUsage> stages,
      Optional<BigDecimal> maxCostUsd,
      String land,
      List<Integer> landing) {

    /** Copies the lists. */
    public Run {
      stages = List.copyOf(stages);
      landing = List.copyOf(landing);
    }
  }

  /** The same with what git says of the branches, by number of the issue. */
  public RunOverview with(Map<Integer, IssueChange> changes) {
    return new RunOverview(
        schemaVersion,
        run,
        issues.stream()
            .map(issue -> issue.with(changes.getOrDefault(issue.number(), issue.change())))
            .toList(),
        workers);
  }

  /** The same of one issue alone. */
  public RunOverview only(int issue) {
    return new RunOverview(
        schemaVersion,
        run,
        issues.stream().filter(line -> line.number() == issue).toList(),
        workers);
  }

  /** The same with more that a person should look at, by number of the issue. */
  public RunOverview flagged(Map<Integer, List<String>> more) {
    return more.isEmpty()
        ? this
        : new RunOverview(
            schemaVersion,
            run,
            issues.stream()
                .map(issue -> issue.flagged(more.getOrDefault(issue.number(), List.of())))
                .toList(),
            workers);
  }

  /** How many issues are of a status. */
  public int count(IssueStatus status) {
    return (int) issues.stream().filter(issue -> issue.status() == status).count();
  }

  /** What the agents of one stage used, over all issues. */
  public record StageUsage(String stage, Usage usage) {}

  /**
   * An issue.
   *
   * @param stage the stage it is in or ended in; empty before it began
   * @param attempts how many attempts there were
   * @param reason why it is what it is; empty where that is plain
   * @param usage what its agents used, as far as they said it
   * @param flags what a person should look at, such as a main checkout that changed meanwhile
   * @param behind numbers of the issues that it builds on and that were tried again after it began
   * @param change what its branch holds
   */
  public record IssueLine(
      int number,
      String title,
      IssueStatus status,
      Optional<String> stage,
      int attempts,
      int wave,
      List<Integer> dependsOn,
      String reason,
      String branch,
      String worktree,
      String repo,
      Usage usage,
      List<String> flags,
      List<Integer> behind,
      @JsonUnwrapped IssueChange change) {

    /** Whether its finished work is on its own branch alone. */
    public boolean needsLanding() {
      return status == IssueStatus.COMPLETED
          && change.commits().filter(count -> count > 0).isPresent()
          && !change.hasLanded();
    }

    /** Whether its work is finished and nothing could show that it is sound. */
    public boolean lacksVerification() {
      return status == IssueStatus.COMPLETED && change.verified().filter(yes -> !yes).isPresent();
    }

    /** All that a person should read beside the statuses; empty where those say it. */
    public String remark() {
      return Stream.of(
              lacksVerification() ? UNVERIFIED : "",
              reason,
              change.landing().map(IssueLanding::remark).orElse(""))
          .filter(words -> !words.isEmpty())
          .collect(Collectors.joining("; "));
    }

    IssueLine flagged(List<String> more) {
      return new IssueLine(
          number,
          title,
          status,
          stage,
          attempts,
          wave,
          dependsOn,
          reason,
          branch,
          worktree,
          repo,
          usage,
          Stream.concat(flags.stream(), more.stream()).toList(),
          behind,
          change);
    }

    IssueLine with(IssueChange known) {
      return new IssueLine(
          number, title, status, stage, attempts, wave, dependsOn, reason, branch, worktree, repo,
          usage, flags, behind, known);
    }
  }

  /**
   * A worker.
   *
   * @param issueNumber what it works on; empty when it is idle
   * @param startedAt when its attempt started
   * @param retryCount failed attempts of the issue in this stage
   * @param logFile the log of its attempt
   * @param lastActivity when that log last grew
   */
  public record WorkerLine(
      int workerId,
      Optional<Integer> issueNumber,
      WorkerStatus status,
      Optional<String> stage,
      Optional<Instant> startedAt,
      int retryCount,
      Optional<String> logFile,
      Optional<Instant> lastActivity) {}
}
