package dev.orchestrator.workers.source;

import dev.orchestrator.core.error.OrchestratorException;
import dev.orchestrator.core.text.PlainText;
import dev.orchestrator.workers.plan.DeclaredStatus;
import dev.orchestrator.workers.plan.Issue;
import dev.orchestrator.workers.run.IssueStatus;
import dev.orchestrator.workers.spi.IssueProgress;
import dev.orchestrator.workers.spi.IssueRequest;
import dev.orchestrator.workers.spi.IssueSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A tracker as a source of issues: those in the task list of an epic, in its order, or the open
 * ones, of a label where one is given. What is done when the run begins is not done again.
 */
final class TrackerSource implements IssueSource {

  private static final Set<String> OPTIONS = Set.of("repo", "epic", "label", "write_back");
  private static final int MOST_ENTRIES = 1000;

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
    String repository = repository(options);
    OptionalInt epic = epic(options);
    List<Issue> issues =
        epic.isPresent()
            ? ofEpic(repository, epic.getAsInt(), tracker.all(repository))
            : open(tracker.open(repository, label(options)));
    if (issues.isEmpty()) {
      throw invalid("has no issue to work on in " + repository, "check 'repo', 'epic' and 'label'");
    }
    return issues;
  }

  private List<Issue> ofEpic(String repository, int epic, List<TrackedIssue> tracked) {
    Map<Integer, TrackedIssue> known = byNumber(tracked);
    List<TaskList.Entry> entries =
        TaskList.entries(
            known.containsKey(epic)
                ? known.get(epic).body()
                : tracker.issue(repository, epic).body());
    refuseTooMany(entries.size());
    Set<Integer> listed = entries.stream().map(TaskList.Entry::number).collect(Collectors.toSet());
    List<Issue> issues = new ArrayList<>();
    for (TaskList.Entry entry : entries) {
      TrackedIssue issue =
          known.computeIfAbsent(entry.number(), number -> tracker.issue(repository, number));
      issues.add(
          issue(
              issue,
              entry.done() || !issue.open(),
              others(entry.blockedBy(), entry.number(), listed)));
    }
    return issues;
  }

  private static List<Issue> open(List<TrackedIssue> tracked) {
    List<TrackedIssue> open = tracked.stream().filter(TrackedIssue::open).toList();
    Set<Integer> numbers = open.stream().map(TrackedIssue::number).collect(Collectors.toSet());
    return open.stream()
        .map(
            issue ->
                issue(
                    issue, false, others(TaskList.blockers(issue.body()), issue.number(), numbers)))
        .toList();
  }

  /** Those of the run; an issue that says it waits for itself does not. */
  private static List<Integer> others(List<Integer> blockers, int self, Set<Integer> wanted) {
    return blockers.stream().filter(number -> number != self).filter(wanted::contains).toList();
  }

  private static Map<Integer, TrackedIssue> byNumber(List<TrackedIssue> issues) {
    Map<Integer, TrackedIssue> known = new HashMap<>();
    issues.forEach(issue -> known.put(issue.number(), issue));
    return known;
  }

  private static Issue issue(TrackedIssue issue, boolean done, List<Integer> dependsOn) {
    return new Issue(
        issue.number(),
        issue.title().isBlank()
            ? "Issue " + issue.number()
            : PlainText.visible(issue.title().strip()),
        issue.body().strip(),
        1,
        dependsOn,
        1,
        done ? DeclaredStatus.COMPLETED : DeclaredStatus.PENDING,
        OptionalInt.empty(),
        "",
        "",
        Optional.empty(),
        Optional.empty());
  }

  /** Says what became of an issue, and checks it off, where the plan asks for it; each once. */
  @Override
  public void onProgress(IssueProgress progress) {
    Map<String, String> options = progress.options();
    if (!Boolean.parseBoolean(options.getOrDefault("write_back", "false"))) {
      return;
    }
    String repository = repository(options);
    if (progress.status() == IssueStatus.COMPLETED) {
      comment(
          repository,
          progress,
          "Done by run `%s` on branch `%s`.".formatted(progress.project(), progress.branch()));
      epic(options).ifPresent(epic -> checkOff(repository, epic, progress));
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

  private void checkOff(String repository, int epic, IssueProgress progress) {
    written.once(
        progress.project(),
        "check off %s#%d in #%d".formatted(repository, progress.issue(), epic),
        () -> checkOff(repository, epic, progress.issue()));
  }

  /** Read just before it is written: the list is other people's as well. */
  private void checkOff(String repository, int epic, int issue) {
    String body = tracker.issue(repository, epic).body();
    String checked = TaskList.checkedOff(body, issue);
    if (!checked.equals(body)) {
      tracker.describe(repository, epic, checked);
    }
  }

  private void refuseTooMany(int entries) {
    if (entries > MOST_ENTRIES) {
      throw invalid(
          "has an epic that lists %d issues; %d are the most".formatted(entries, MOST_ENTRIES),
          "make several epics of it");
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

  private String repository(Map<String, String> options) {
    String repository = options.getOrDefault("repo", "");
    if (!repository.matches("[A-Za-z0-9][A-Za-z0-9._/:-]*")) {
      throw invalid("needs 'repo', a repository such as owner/name", "add it to 'source'");
    }
    return repository;
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
