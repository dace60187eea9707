package dev.orchestrator.sources;

import dev.orchestrator.core.error.OrchestratorException;
import dev.orchestrator.runs.plan.Issue;
import dev.orchestrator.runs.run.IssueStatus;
import dev.orchestrator.runs.spi.IssueProgress;
import dev.orchestrator.runs.spi.IssueRequest;
import dev.orchestrator.runs.spi.IssueSource;
import dev.orchestrator.sources.TrackedRepositories.Match;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A tracker as a source of issues: those in the task list of an epic, in its order, or the open
 * ones of the plan's repositories, of a label where one is given. What is done when the run begins
 * is not done again.
 */
final class TrackerSource implements IssueSource {

  private static final Set<String> OPTIONS = Set.of("repo", "epic", "label", "write_back");
  private static final int MOST_ISSUES = 1000;

  private final String name;
  private final Tracker tracker;
  private final WrittenBack written;

  TrackerSource(String name, Tracker tracker, WrittenBack written) {
    this.name = name;
    this.tracker = tracker;
    this.written = written;
  }

  @Override
  public List<Issue> issues(IssueRequest request) {
    Map<String, String> options = request.options();
    refuseUnknown(options);
    TrackedRepositories repositories = repositories(options, request.repositories());
    OptionalInt epic = epic(options);
    List<Issue> issues =
        epic.isPresent()
            ? new EpicIssues(tracker, repositories, this::refuseTooMany)
                .of(epicHome(repositories), epic.getAsInt())
            : open(repositories, label(options));
    if (issues.isEmpty()) {
      throw invalid(
          "has no issue to work on in " + repositories.words(), "check 'repo', 'epic' and 'label'");
    }
    refuseTooMany(issues.size());
    refuseNumbersUsedTwice(issues);
    return issues;
  }

  private List<Issue> open(TrackedRepositories repositories, Optional<String> label) {
    List<Match> asked = repositories.asked();
    if (asked.isEmpty()) {
      throw needsRepository();
    }
    return asked.stream().flatMap(each -> open(each, label)).toList();
  }

  private Stream<Issue> open(Match repository, Optional<String> label) {
    List<TrackedIssue> open =
        tracker.open(repository.name(), label).stream().filter(TrackedIssue::open).toList();
    Set<Integer> numbers = open.stream().map(TrackedIssue::number).collect(Collectors.toSet());
    return open.stream()
        .map(
            issue ->
                issue.planned(
                    repository.key(),
                    false,
                    TaskList.blockers(issue.body()).stream()
                        .filter(reference -> reference.repository().isEmpty())
                        .map(TaskList.Reference::number)
                        // An issue that says it waits for itself does not.
                        .filter(number -> number != issue.number() && numbers.contains(number))
                        .toList()));
  }

  private void refuseNumbersUsedTwice(List<Issue> issues) {
    Map<Integer, Issue> known = new HashMap<>();
    for (Issue issue : issues) {
      Issue other = known.putIfAbsent(issue.number(), issue);
      if (other != null) {
        throw invalid(
            "has an issue %d in '%s' and one in '%s'"
                .formatted(issue.number(), other.repository(), issue.repository()),
            "a run knows its issues by number: make a plan for each of these repositories");
      }
    }
  }

  /** Says what became of an issue, and checks it off, where the plan asks for it; each once. */
  @Override
  public void onProgress(IssueProgress progress) {
    Map<String, String> options = progress.options();
    if (!Boolean.parseBoolean(options.getOrDefault("write_back", "false"))) {
      return;
    }
    TrackedRepositories repositories = repositories(options, progress.repositories());
    String repository =
        repositories.nameOf(progress.repository()).orElseThrow(this::needsRepository);
    if (progress.status() == IssueStatus.COMPLETED) {
      comment(
          repository,
          progress,
          "Done by run `%s` on branch `%s`.".formatted(progress.project(), progress.branch()));
      epic(options).ifPresent(epic -> checkOff(repositories, repository, epic, progress));
    } else if (progress.status() == IssueStatus.FAILED) {
      comment(
          repository,
          progress,
          "Run `%s` could not finish this; what it did is on branch `%s`."
              .formatted(progress.project(), progress.branch()));
    }
  }

  private void comment(String repository, IssueProgress progress, String text) {
    written.once(
        progress.project(),
        "comment %s#%d %s".formatted(repository, progress.issue(), progress.status().word()),
        () -> tracker.comment(repository, progress.issue(), text));
  }

  private void checkOff(
      TrackedRepositories repositories, String repository, int epic, IssueProgress progress) {
    String home = epicHome(repositories);
    written.once(
        progress.project(),
        "check off %s#%d in %s#%d".formatted(repository, progress.issue(), home, epic),
        () ->
            checkOff(
                home,
                epic,
                reference ->
                    reference.number() == progress.issue()
                        && repositories
                            .find(reference.repository().orElse(home))
                            .filter(match -> match.name().equals(repository))
                            .isPresent()));
  }

  /** Read just before it is written: the list is other people's as well. */
  private void checkOff(String home, int epic, Predicate<TaskList.Reference> issue) {
    String body = tracker.issue(home, epic).body();
    String checked = TaskList.checkedOff(body, issue);
    if (!checked.equals(body)) {
      tracker.describe(home, epic, checked);
    }
  }

  private void refuseTooMany(int issues) {
    if (issues > MOST_ISSUES) {
      throw invalid(
          "has %d issues; %d are the most".formatted(issues, MOST_ISSUES),
          "make several plans of them, each with an epic or a label");
    }
  }

  private void refuseUnknown(Map<String, String> options) {
    Map<String, String> unknown = new LinkedHashMap<>(options);
    unknown.keySet().removeAll(OPTIONS);
    if (!unknown.isEmpty()) {
      throw invalid(
          "does not know '" + unknown.keySet().iterator().next() + "'",
          "it knows repo, epic, label and write_back");
    }
  }

  private TrackedRepositories repositories(
      Map<String, String> options, Map<String, String> origins) {
    Optional<String> written = Optional.ofNullable(options.get("repo"));
    if (written.filter(name -> !name.matches("[A-Za-z0-9][A-Za-z0-9._/:-]*")).isPresent()) {
      throw needsRepository();
    }
    return new TrackedRepositories(tracker, origins, written);
  }

  private String epicHome(TrackedRepositories repositories) {
    return repositories.home().orElseThrow(this::needsRepository);
  }

  private OrchestratorException needsRepository() {
    return invalid(
        "needs 'repo', a repository such as owner/name: no origin tells it",
        "add it to 'source', or give the repository its 'origin'");
  }

  private OptionalInt epic(Map<String, String> options) {
    String epic = options.get("epic");
    if (epic == null) {
      return OptionalInt.empty();
    }
    if (!epic.matches("[1-9][0-9]{0,8}")) {
      throw invalid("'epic' must be the number of an issue", "write it as a number");
    }
    return OptionalInt.of(Integer.parseInt(epic));
  }

  private static Optional<String> label(Map<String, String> options) {
    return Optional.ofNullable(options.get("label"));
  }

  private OrchestratorException invalid(String problem, String hint) {
    return new OrchestratorException(
        TrackerProgram.SOURCE_UNUSABLE, "source '" + name + "' " + problem, hint);
  }
}
