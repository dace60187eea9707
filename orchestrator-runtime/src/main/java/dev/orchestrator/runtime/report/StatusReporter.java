package dev.orchestrator.runtime.report;

import dev.orchestrator.core.registry.Repository;
import dev.orchestrator.core.registry.RepositoryRegistry;
import dev.orchestrator.core.workspace.Workspace;
import dev.orchestrator.exec.build.ResultFile;
import dev.orchestrator.exec.spi.ProjectAction;
import dev.orchestrator.git.activity.CommitActivity;
import dev.orchestrator.git.activity.CommitActivityReader;
import dev.orchestrator.git.status.RepositoryStatusFile;
import dev.orchestrator.runs.store.RunTimelines;
import dev.orchestrator.runtime.report.StatusReport.Attention;
import dev.orchestrator.runtime.report.StatusReport.Blocker;
import dev.orchestrator.runtime.report.StatusReport.Fleet;
import dev.orchestrator.tasks.FieldNames;
import dev.orchestrator.tasks.Task;
import dev.orchestrator.tasks.TaskStore;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
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
  private final Provider<LandingSection> landings;
  private final ResultFile results;
  private final Clock clock;

  @Inject
  StatusReporter(
      Workspace workspace,
      RepositoryRegistry registry,
      RepositoryStatusFile statuses,
      CommitActivityReader commits,
      TaskStore tasks,
      RunTimelines runs,
      Provider<LandingSection> landings,
      ResultFile results,
      Clock clock) {
    this.workspace = workspace;
    this.registry = registry;
    this.statuses = statuses;
    this.commits = commits;
    this.tasks = tasks;
    this.runs = runs;
    this.landings = landings;
    this.results = results;
    this.clock = clock;
  }

  /** The report of the whole workspace, of the time from {@code since} until now. */
  public StatusReport since(Instant since) {
    return since(since, registry.all());
  }

  /**
   * The report of some repositories: their state, commits, builds and tests, and the tasks that
   * name one of them. Runs are told as a whole.
   *
   * @param selected entries of the registry; when it is all of them, tasks without one count too
   */
  public StatusReport since(Instant since, List<Repository> selected) {
    Fleet fleet = new FleetSection(selected, statuses.read()).fleet();
    TaskSection taskSection = new TaskSection(tasks.read(), since, about(selected));
    CheckSection builds = CheckSection.read(ProjectAction.BUILD, results, selected);
    CheckSection tests = CheckSection.read(ProjectAction.TEST, results, selected);
    RunSection runSection = new RunSection(runs, landings.get(), since);
    return new StatusReport(
        1,
        clock.instant(),
        since,
        workspace.root().toString(),
        fleet,
        activity(since, selected),
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

  private Predicate<Task> about(List<Repository> selected) {
    if (selected.size() == registry.all().size()) {
      return task -> true;
    }
    Set<String> names = selected.stream().map(Repository::name).collect(Collectors.toSet());
    return task -> names.contains(task.fieldOrEmpty(FieldNames.REPO));
  }

  private List<CommitActivity> activity(Instant since, List<Repository> selected) {
    return commits.since(since, selected).stream()
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
