package dev.orchestrator.sources;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Which repositories of a tracker are those of a plan. A plan of one repository may name the
 * tracker's, whatever its own origin is; of several, each goes by its origin.
 */
final class TrackedRepositories {

  /**
   * A repository of both.
   *
   * @param key how the plan names it
   * @param name how the tracker's program is told of it
   */
  record Match(String key, String name) {}

  private final Tracker tracker;
  private final Optional<String> written;
  private final boolean single;
  private final Map<String, Match> byPath = new LinkedHashMap<>();

  /**
   * Finds the matches.
   *
   * @param origins of the plan's repositories, by key; empty text for one that has none
   * @param written what the plan names as the tracker's repository
   */
  TrackedRepositories(Tracker tracker, Map<String, String> origins, Optional<String> written) {
    this.tracker = tracker;
    this.written = written;
    if (origins.size() == 1 && written.isPresent()) {
      add(origins.keySet().iterator().next(), written.get());
    } else {
      origins.forEach((key, origin) -> nameAt(origin).ifPresent(name -> add(key, name)));
    }
    this.single = origins.size() == 1;
  }

  private void add(String key, String name) {
    byPath.putIfAbsent(path(name), new Match(key, name));
  }

  private Optional<String> nameAt(String origin) {
    return RemoteAddress.of(origin).flatMap(tracker::nameOf);
  }

  private String path(String name) {
    return tracker.pathOf(name).toLowerCase(Locale.ROOT);
  }

  /** Where the epic is: what the plan names, else its only repository. */
  Optional<String> home() {
    return written.or(
        () -> byPath.values().stream().filter(only -> single).map(Match::name).findFirst());
  }

  /** Those whose issues are asked for where no epic lists them: the one that is named, or all. */
  List<Match> asked() {
    return written
        .map(name -> find(name).stream().toList())
        .orElseGet(() -> List.copyOf(byPath.values()));
  }

  /** The names, for people. */
  String words() {
    return String.join(", ", byPath.values().stream().map(Match::name).toList());
  }

  /** The plan's repository at a path of the tracker, or of that name; empty where it is none. */
  Optional<Match> find(String nameOrPath) {
    return Optional.ofNullable(byPath.get(path(nameOrPath)));
  }

  /** How the tracker calls a repository of the plan. */
  Optional<String> nameOf(String key) {
    return byPath.values().stream()
        .filter(match -> match.key().equals(key))
        .map(Match::name)
        .findFirst();
  }
}
