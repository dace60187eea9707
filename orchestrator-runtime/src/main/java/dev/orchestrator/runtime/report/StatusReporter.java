package dev.orchestrator.runtime.report;

import dev.orchestrator.core.json.JsonCodec;
import dev.orchestrator.core.registry.RepositoryRegistry;
import dev.orchestrator.core.workspace.Workspace;
import dev.orchestrator.git.activity.CommitActivity;
import dev.orchestrator.git.activity.CommitActivityReader;
import dev.orchestrator.git.status.RepositoryStatusFile;
import dev.orchestrator.runtime.report.StatusReport.Attention;
import dev.orchestrator.runtime.report.StatusReport.Blocker;
import dev.orchestrator.runtime.report.StatusReport.Fleet;
import dev.orchestrator.tasks.TaskStore;
import dev.orchestrator.workers.timeline.RunTimelines;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Makes status reports. Reads the state files, the tasks and the journals of runs as they are, and
 * asks git for the commits of the period; scans, builds and tests nothing by itself.
 */
public final class StatusReporter {

  private static final Set<String> CANNOT_GO_ON =
      Set.of("error", "timeout", "missing", "conflicted", "locked", "unfinished", "diverged");

  private final Workspace workspace;
  private final RepositoryRegistry registry;
  private final RepositoryStatusFile statuses;
  private final CommitActivityReader commits;
  private final TaskStore tasks;
  private final RunTimelines runs;
  private final JsonCodec codec;
  private final Clock clock;

  @Inject
  StatusReporter(
      Workspace workspace,
      RepositoryRegistry registry,
      RepositoryStatusFile statuses,
      CommitActivityReader commits,
      TaskStore tasks,
      RunTimelines runs,
      JsonCodec codec,
      Clock clock) {
    this.workspace = workspace;
    this.registry = registry;
    this.statuses = statuses;
    this.commits = commits;
    this.tasks = tasks;
    this.runs = runs;
    this.codec = codec;
    this.clock = clock;
  }

  /** The report of the time from {@code since} until now. */
  public StatusReport since(Instant since) {
    Fleet fleet = new FleetSection(registry.all(), statuses.read()).fleet();
    TaskSection taskSection = new TaskSection(tasks.read(), since);
    CheckSection builds = CheckSection.builds(workspace, codec);
    CheckSection tests = CheckSection.tests(workspace, codec);
    RunSection runSection = new RunSection(runs, since);
    return new StatusReport(
        1,
        clock.instant(),
        since,
        workspace.root().toString(),
        fleet,
        activity(since),
        taskSection.tasks(),
        builds.checks(),
        tests.checks(),
        runSection.runs(),
        Stream.of(
                runSection.blockers(),
                builds.blockers(),
                tests.blockers(),
                repositories(fleet),
                taskSection.blockers())
            .flatMap(List::stream)
            .toList());
  }

  private List<CommitActivity> activity(Instant since) {
    return commits.since(since, registry.all()).stream()
        .filter(each -> each.commits() > 0)
        .sorted(Comparator.comparingInt(CommitActivity::commits).reversed())
        .toList();
  }

  private static List<Blocker> repositories(Fleet fleet) {
    return fleet.attention().stream()
        .filter(each -> CANNOT_GO_ON.contains(each.condition()))
        .map(StatusReporter::blocker)
        .toList();
  }

  private static Blocker blocker(Attention attention) {
    String detail = attention.detail().isEmpty() ? "" : ": " + attention.detail();
    return new Blocker("repository", attention.repository(), attention.condition() + detail);
  }
}
