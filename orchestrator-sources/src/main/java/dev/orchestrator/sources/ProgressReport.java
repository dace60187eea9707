package dev.orchestrator.sources;

import dev.orchestrator.core.concurrent.DaemonThreads;
import dev.orchestrator.runs.plan.Issue;
import dev.orchestrator.runs.plan.RunPlan;
import dev.orchestrator.runs.run.IssueState;
import dev.orchestrator.runs.run.IssueStatus;
import dev.orchestrator.runs.run.RunState;
import dev.orchestrator.runs.spi.IssueProgress;
import dev.orchestrator.runs.spi.IssueSource;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Tells the source of a run's issues how they do, on a thread of its own: the supervisor does not
 * wait for it. Begins with everything that has happened so far, because the supervisor before may
 * have died without telling.
 */
public final class ProgressReport implements AutoCloseable {

  private static final System.Logger LOG = System.getLogger("dev.orchestrator.sources");

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final IssueSource source;
  private final Map<String, String> options;
  private final Map<String, String> repositories;
  private final Consumer<String> complaints;
  private final Map<Integer, IssueStatus> told = new HashMap<>();
  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(new DaemonThreads("issue-progress"));

  /**
   * Nothing is told yet.
   *
   * @param options of the plan, for the source
   * @param repositories of the plan, as in {@link IssueProgress}
   * @param complaints is told why the source could not take note; on any thread
   */
  public ProgressReport(
      IssueSource source,
      Map<String, String> options,
      Map<String, String> repositories,
      Consumer<String> complaints) {
    this.source = source;
    this.options = options;
    this.repositories = repositories;
    this.complaints = complaints;
  }

  /** Tells of every issue whose status is not what was told last; called by one thread. */
  public void onState(RunPlan plan, RunState state, Instant at) {
    for (Map.Entry<Integer, IssueState> issue : state.issues().entrySet()) {
      IssueStatus status = issue.getValue().status();
      IssueStatus before = told.getOrDefault(issue.getKey(), IssueStatus.PENDING);
      if (status != before && hasRun(issue.getValue())) {
        told.put(issue.getKey(), status);
        IssueProgress progress =
            new IssueProgress(
                plan.project(),
                issue.getKey(),
                plan.issue(issue.getKey()).map(Issue::repository).orElse(""),
                repositories,
                status,
                branch(plan, issue.getKey()),
                "",
                at,
                options);
        thread.execute(() -> tell(progress));
      }
    }
  }

  /** What the plan says is completed already is no news to where the plan comes from. */
  private static boolean hasRun(IssueState issue) {
    return issue.attempts() > 0 || issue.status() != IssueStatus.COMPLETED;
  }

  /** Waits until everything was told. */
  @Override
  public void close() {
    thread.shutdown();
    try {
      if (!thread.awaitTermination(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        complaints.accept("the source of the issues does not take note of what was done");
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private void tell(IssueProgress progress) {
    LOG.log(
        Level.DEBUG,
        () ->
            "telling the source: issue %d is %s"
                .formatted(progress.issue(), progress.status().word()));
    try {
      source.onProgress(progress);
    } catch (RuntimeException failed) {
      LOG.log(Level.WARNING, "the source failed at issue " + progress.issue(), failed);
      complaints.accept(
          "issue "
              + progress.issue()
              + " is "
              + progress.status().word()
              + ", which its source did not take note of: "
              + failed.getMessage());
    }
  }

  private static String branch(RunPlan plan, int number) {
    return plan.issue(number).map(issue -> plan.repositoryOf(issue).branchOf(number)).orElse("");
  }
}
