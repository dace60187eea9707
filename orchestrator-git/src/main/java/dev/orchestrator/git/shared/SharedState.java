package dev.orchestrator.git.shared;

import dev.orchestrator.git.shared.SharedChange.Kind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * What all worktrees of a repository share and any of them can change for the others. Can be
 * written down and read again: secrets in it are replaced by a digest.
 *
 * @param settings the repository's own configuration, files that it includes too, by key
 * @param references ids of branches, tags, replacements and saved worktrees, by full name; of very
 *     many, the last are put together to one entry
 * @param stash ids of the entries of {@code git stash}, newest first
 * @param files digests of what git reads besides: alternates, hooks, attributes, excludes; by path
 *     in the git folder
 */
public record SharedState(
    Map<String, String> settings,
    Map<String, String> references,
    List<String> stash,
    Map<String, String> files) {

  /** Copies the collections, sorted. */
  public SharedState {
    settings = Collections.unmodifiableMap(new TreeMap<>(settings));
    references = Collections.unmodifiableMap(new TreeMap<>(references));
    stash = List.copyOf(stash);
    files = Collections.unmodifiableMap(new TreeMap<>(files));
  }

  /**
   * What is different at a later moment, but for what belongs to some branches: the branches
   * themselves and their settings, such as an upstream.
   *
   * @param branches names without {@code refs/heads/} whose changes are expected
   */
  public List<SharedChange> changesTo(SharedState later, Set<String> branches) {
    Predicate<String> foreignSetting =
        key -> branches.stream().noneMatch(branch -> key.startsWith("branch." + branch + "."));
    Predicate<String> foreignReference =
        name -> branches.stream().noneMatch(branch -> name.equals("refs/heads/" + branch));
    List<SharedChange> changes = new ArrayList<>();
    add(changes, Kind.SETTING, settings, later.settings, foreignSetting);
    add(changes, Kind.REFERENCE, references, later.references, foreignReference);
    add(changes, Kind.FILE, files, later.files, unused -> true);
    if (!stash.equals(later.stash)) {
      changes.add(
          new SharedChange(
              Kind.STASH,
              "refs/stash",
              Optional.of(entries(stash)),
              Optional.of(entries(later.stash))));
    }
    return List.copyOf(changes);
  }

  private static void add(
      List<SharedChange> changes,
      Kind kind,
      Map<String, String> before,
      Map<String, String> after,
      Predicate<String> counts) {
    Set<String> names = new TreeSet<>(before.keySet());
    names.addAll(after.keySet());
    for (String name : names) {
      if (counts.test(name) && !Objects.equals(before.get(name), after.get(name))) {
        changes.add(
            new SharedChange(
                kind,
                name,
                Optional.ofNullable(before.get(name)),
                Optional.ofNullable(after.get(name))));
      }
    }
  }

  private static String entries(List<String> stash) {
    return stash.isEmpty()
        ? "no entry"
        : stash.size()
            + (stash.size() == 1 ? " entry" : " entries")
            + ", the newest "
            + stash.get(0);
  }
}
