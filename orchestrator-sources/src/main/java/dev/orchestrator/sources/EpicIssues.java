package dev.orchestrator.sources;

import dev.orchestrator.runs.plan.Issue;
import dev.orchestrator.sources.TrackedRepositories.Match;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntConsumer;

/**
 * The issues that the task list of an epic names, in its order, as far as they are in the plan's
 * repositories. Asks for each repository once. Used for one question.
 */
final class EpicIssues {

  private final Tracker tracker;
  private final TrackedRepositories repositories;
  private final IntConsumer limit;
  private final Map<String, Map<Integer, TrackedIssue>> known = new HashMap<>();

  /** Tells {@code limit} how many issues there are before it asks for what it does not know. */
  EpicIssues(Tracker tracker, TrackedRepositories repositories, IntConsumer limit) {
    this.tracker = tracker;
    this.repositories = repositories;
    this.limit = limit;
  }

  /** An issue at its place. */
  private record Place(Match repository, int number) {}

  List<Issue> of(String home, int epic) {
    Map<Place, TaskList.Entry> listed = new LinkedHashMap<>();
    for (TaskList.Entry entry : TaskList.entries(tracked(home, epic).body())) {
      place(entry.issue(), home).ifPresent(place -> listed.putIfAbsent(place, entry));
    }
    limit.accept(listed.size());
    List<Issue> issues = new ArrayList<>();
    listed.forEach((place, entry) -> issues.add(issue(place, entry, home, listed)));
    return issues;
  }

  /** What names no repository belongs to that of the epic. */
  private Optional<Place> place(TaskList.Reference issue, String home) {
    return repositories
        .find(issue.repository().orElse(home))
        .map(match -> new Place(match, issue.number()));
  }

  private Issue issue(
      Place place, TaskList.Entry entry, String home, Map<Place, TaskList.Entry> listed) {
    TrackedIssue issue = tracked(place.repository().name(), place.number());
    List<Integer> dependsOn =
        entry.blockedBy().stream()
            .flatMap(reference -> place(reference, home).stream())
            .filter(other -> !other.equals(place) && listed.containsKey(other))
            .map(Place::number)
            .toList();
    return issue.planned(place.repository().key(), entry.done() || !issue.open(), dependsOn);
  }

  private TrackedIssue tracked(String repository, int number) {
    return known
        .computeIfAbsent(repository, this::all)
        .computeIfAbsent(number, missing -> tracker.issue(repository, missing));
  }

  private Map<Integer, TrackedIssue> all(String repository) {
    Map<Integer, TrackedIssue> issues = new HashMap<>();
    tracker.all(repository).forEach(issue -> issues.put(issue.number(), issue));
    return issues;
  }
}
