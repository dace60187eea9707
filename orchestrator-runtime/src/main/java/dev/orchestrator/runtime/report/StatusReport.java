package dev.orchestrator.runtime.report;

import dev.orchestrator.git.activity.CommitActivity;
import dev.orchestrator.runtime.usecase.Document;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How a workspace stands. The names of the components are those of {@code report --json}.
 *
 * @param schemaVersion of the document
 * @param generatedAt when it was made
 * @param since where the period it tells of begins
 * @param workspace the folder
 * @param fleet the repositories as they were last scanned
 * @param activity what was committed in the period, most first; repositories without any left out
 * @param tasks what moved in the task store
 * @param builds the last build of each repository
 * @param tests the last test of each repository
 * @param runs the runs in which something happened in the period, the latest first
 * @param blockers what waits for somebody
 */
public record StatusReport(
    int schemaVersion,
    Instant generatedAt,
    Instant since,
    String workspace,
    Fleet fleet,
    List<CommitActivity> activity,
    Tasks tasks,
    List<Check> builds,
    List<Check> tests,
    List<Run> runs,
    List<Blocker> blockers)
    implements Document {

  /** Copies the lists. */
  public StatusReport {
    activity = List.copyOf(activity);
    builds = List.copyOf(builds);
    tests = List.copyOf(tests);
    runs = List.copyOf(runs);
    blockers = List.copyOf(blockers);
  }

  /**
   * The repositories as they were last scanned.
   *
   * @param repositories how many the registry has
   * @param scannedAt when the oldest row was made; empty before the first scan
   * @param conditions how many are in each condition, the most pressing first
   * @param attention those that somebody should look at, the most pressing first
   * @param notScanned those that no scan has seen
   */
  public record Fleet(
      int repositories,
      Optional<Instant> scannedAt,
      Map<String, Integer> conditions,
      List<Attention> attention,
      List<String> notScanned) {}

  /** A repository that somebody should look at. */
  public record Attention(String repository, String condition, String branch, String detail) {}

  /**
   * The task store.
   *
   * @param completed in the period
   * @param started in the period and still active
   * @param active started before
   * @param backlog how many wait
   * @param ready how many of those wait for nothing else
   */
  public record Tasks(
      List<TaskLine> completed,
      List<TaskLine> started,
      List<TaskLine> active,
      int backlog,
      int ready) {}

  /** A task; {@code note} is its summary where it is completed. */
  public record TaskLine(
      String id, String title, String repo, String priority, String assigned, String note) {}

  /**
   * A build or a test.
   *
   * @param outcome {@code passed}, {@code failed}, {@code timeout}, {@code signalled}, {@code
   *     skipped} or {@code error}
   */
  public record Check(
      String repo,
      String outcome,
      double durationSeconds,
      Optional<Instant> runAt,
      String command,
      String logFile) {

    /** Whether somebody has to do something about it. */
    public boolean failed() {
      return !outcome.equals("passed") && !outcome.equals("skipped");
    }
  }

  /**
   * A run.
   *
   * @param state {@code running}, {@code finished}, {@code stopped} or {@code never}; as its
   *     journal says
   * @param issues how many issues are in each status
   * @param attempts how many attempts began in the whole run
   * @param costUsd what its agents counted in the whole run; empty where none did
   * @param tokens sent and received in the whole run, as far as its agents counted them
   * @param ends how the attempts ended, by reason
   * @param timeline each attempt, in the order of their starts
   * @param landed of the completed issues with commits of their own, how many came to which outcome
   *     of landing, and how many are not landed
   */
  public record Run(
      String project,
      String state,
      Optional<Instant> began,
      Instant last,
      Map<String, Integer> issues,
      int attempts,
      Optional<String> costUsd,
      long tokens,
      Map<String, Integer> ends,
      List<Span> timeline,
      Map<String, Integer> landed) {

    /** Copies the timeline. */
    public Run {
      timeline = List.copyOf(timeline);
    }
  }

  /**
   * An attempt.
   *
   * @param ended empty while it may run
   * @param outcome {@code passed}, {@code failed}, {@code rejected} by its verification, {@code
   *     stopped}, or {@code running}
   * @param detail how it ended, in words
   */
  public record Span(
      int issue,
      String stage,
      int worker,
      Instant began,
      Optional<Instant> ended,
      String outcome,
      String detail) {}

  /**
   * Something that waits for somebody.
   *
   * @param kind {@code repository}, {@code task}, {@code issue}, {@code account}, {@code build} or
   *     {@code test}
   */
  public record Blocker(String kind, String name, String reason) {}
}
