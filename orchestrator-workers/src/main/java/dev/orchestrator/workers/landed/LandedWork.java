package dev.orchestrator.workers.landed;

import dev.orchestrator.core.cancellation.CancellationToken;
import dev.orchestrator.core.error.OrchestratorException;
import dev.orchestrator.git.base.Bases;
import dev.orchestrator.git.merge.References;
import dev.orchestrator.runs.landing.LandingHistory;
import dev.orchestrator.runs.landing.LandingHistory.Landed;
import dev.orchestrator.runs.landing.record.LandingReferences;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Knows which work of issues a branch holds because a landing of ours put it there. Git alone
 * cannot tell it of a squash, or of commits made anew, once the branch has changed the same lines
 * since. The one place for it: what an issue begins at, what can be landed, what is shown as landed
 * and what {@code cleanup} says all ask it. Thread-safe.
 */
public final class LandedWork {

  private static final String HEADS = "refs/heads/";
  private static final String ORIGIN = "refs/remotes/origin/";

  private final LandingHistory history;
  private final References references;
  private final Bases bases;

  /** By what {@code history} wrote down, as far as git still has it. */
  @Inject
  public LandedWork(LandingHistory history, References references, Bases bases) {
    this.history = history;
    this.references = references;
    this.bases = bases;
  }

  /**
   * Of some issues of a project, those that were landed at just these commits, by landings that
   * nobody took back and whose results {@code target} contains. What git cannot tell is not in it.
   *
   * @param target a commit of {@code repository}, such as that of its base branch
   * @param tips by number of the issue
   */
  public Set<Integer> in(
      Path repository,
      String project,
      String target,
      Map<Integer, String> tips,
      CancellationToken cancellation) {
    return in(
        landings(project, tips), repository, List.of(), unused -> List.of(target), cancellation);
  }

  /**
   * The same of branches, as they are here or at {@code origin} as last fetched: those that one of
   * them contains.
   *
   * @param branches their names
   */
  public Set<Integer> inBranches(
      Path repository,
      String project,
      Collection<String> branches,
      Map<Integer, String> tips,
      CancellationToken cancellation) {
    List<String> names =
        branches.stream().flatMap(each -> Stream.of(HEADS + each, ORIGIN + each)).toList();
    return in(
        landings(project, tips),
        repository,
        names,
        known ->
            names.stream().flatMap(name -> Optional.ofNullable(known.get(name)).stream()).toList(),
        cancellation);
  }

  /** All that landed in a repository and that {@code target} contains, the oldest first. */
  public List<Landed> all(
      Path repository, String project, String target, CancellationToken cancellation) {
    List<Landed> standing = history.standing(project);
    if (standing.isEmpty()) {
      return List.of();
    }
    Map<String, String> results = results(references(repository, List.of(), cancellation));
    Set<String> contained =
        bases.containedIn(repository, target, Set.copyOf(results.values()), cancellation);
    return standing.stream()
        .filter(
            each ->
                Optional.ofNullable(results.get(each.landing()))
                    .filter(contained::contains)
                    .isPresent())
        .toList();
  }

  private Set<Integer> in(
      Map<Integer, List<String>> landings,
      Path repository,
      List<String> names,
      Function<Map<String, String>, List<String>> targets,
      CancellationToken cancellation) {
    if (landings.isEmpty()) {
      return Set.of();
    }
    Map<String, String> known = references(repository, names, cancellation);
    Map<String, String> results = results(known);
    Set<String> contained = new HashSet<>();
    for (String target : targets.apply(known)) {
      contained.addAll(
          bases.containedIn(repository, target, Set.copyOf(results.values()), cancellation));
    }
    return landings.entrySet().stream()
        .filter(
            each ->
                each.getValue().stream()
                    .flatMap(landing -> Optional.ofNullable(results.get(landing)).stream())
                    .anyMatch(contained::contains))
        .map(Map.Entry::getKey)
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Ids of the landings that took an issue at its commit. */
  private Map<Integer, List<String>> landings(String project, Map<Integer, String> tips) {
    Map<Integer, List<String>> landings = new HashMap<>();
    for (Landed landed : tips.isEmpty() ? List.<Landed>of() : history.standing(project)) {
      if (landed.tip().equals(Optional.ofNullable(tips.get(landed.issue())))) {
        landings.computeIfAbsent(landed.issue(), unused -> new ArrayList<>()).add(landed.landing());
      }
    }
    return landings;
  }

  private Map<String, String> references(
      Path repository, List<String> names, CancellationToken cancellation) {
    List<String> wanted = new ArrayList<>(names);
    wanted.add(LandingReferences.FOLDER);
    try {
      return references.read(repository, wanted, cancellation);
    } catch (OrchestratorException unreadable) {
      return Map.of();
    }
  }

  /** Commits by id of the landing. */
  private static Map<String, String> results(Map<String, String> known) {
    Map<String, String> results = new HashMap<>();
    known.forEach(
        (name, commit) ->
            LandingReferences.ofResult(name)
                .ifPresent(landing -> results.put(landing.landing(), commit)));
    return results;
  }
}
