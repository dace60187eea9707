package dev.orchestrator.runs.landing.plan;

import dev.orchestrator.runs.landing.queue.QueueEntry;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Decides what is landed in which order: what an issue depends on before it, over repositories; a
 * branch after those whose commits it contains; then what conflicts with the fewest others, the
 * higher priority, the lower number.
 */
public final class LandingPlanner {

  private final Map<Integer, BranchFacts> facts = new LinkedHashMap<>();
  private final Map<Integer, Refusal> refused = new LinkedHashMap<>();
  private final Set<Integer> landable = new TreeSet<>();
  private final Map<Integer, Integer> carried = new TreeMap<>();

  private LandingPlanner(Collection<BranchFacts> all) {
    all.forEach(each -> facts.put(each.number(), each));
  }

  /**
   * The plan.
   *
   * @param all facts about every issue of the run
   * @param asked numbers that are asked for; each must be among the facts
   */
  public static LandingPlan plan(Collection<BranchFacts> all, Collection<Integer> asked) {
    LandingPlanner planner = new LandingPlanner(all);
    for (int number : asked) {
      Optional<Refusal> refusal = planner.fitness(planner.of(number));
      refusal.ifPresentOrElse(
          why -> planner.refused.put(number, why), () -> planner.landable.add(number));
    }
    planner.refuseTheNeedy();
    planner.carry();
    return new LandingPlan(planner.rounds(), planner.refused);
  }

  /** The issues that land when nobody names any: the completed ones that the run worked on. */
  public static List<Integer> everything(Collection<BranchFacts> all) {
    return all.stream()
        .filter(each -> each.isCompleted() && each.worked())
        .map(BranchFacts::number)
        .toList();
  }

  private Optional<Refusal> fitness(BranchFacts issue) {
    if (!issue.isCompleted()) {
      return Optional.of(Refusal.blocked("it is " + issue.status().replace('_', ' ')));
    }
    if (!issue.worked()) {
      return Optional.of(Refusal.blocked("this run has not worked on it"));
    }
    if (issue.head().isEmpty() && !issue.isIn()) {
      return Optional.of(Refusal.blocked("its branch " + issue.branch() + " is gone"));
    }
    if (issue.verified().isPresent()
        && issue.head().isPresent()
        && !issue.verified().equals(issue.head())) {
      return Optional.of(
          Refusal.blocked("its branch " + issue.branch() + " changed since it was verified"));
    }
    return switch (issue.standing()) {
      case MERGED -> Optional.of(Refusal.already("its commits are part of the target"));
      case ADDS_NOTHING -> Optional.of(Refusal.already("all it changes is part of the target"));
      case UNKNOWN -> Optional.of(Refusal.blocked("git cannot tell how it stands to the target"));
      case AHEAD, CLASHES -> Optional.empty();
    };
  }

  private void refuseTheNeedy() {
    boolean changed = true;
    while (changed) {
      changed = false;
      for (int number : List.copyOf(landable)) {
        Optional<Refusal> refusal =
            needs(of(number)).stream().flatMap(other -> missing(other).stream()).findFirst();
        if (refusal.isPresent()) {
          refused.put(number, refusal.get());
          landable.remove(number);
          changed = true;
        }
      }
    }
  }

  private Optional<Refusal> missing(int other) {
    BranchFacts needed = of(other);
    boolean there =
        landable.contains(other) || needed.isIn() || needed.isCompleted() && !needed.worked();
    if (there) {
      return Optional.empty();
    }
    Refusal why = refused.get(other);
    String words =
        why == null
            ? "which is completed and not landed yet"
            : "which is not landed: " + why.reason();
    return Optional.of(
        Refusal.needs(
            other,
            "it needs #"
                + other
                + ", "
                + (needed.isCompleted()
                    ? words
                    : "which is " + needed.status().replace('_', ' '))));
  }

  private void carry() {
    repositories(landable)
        .forEach(repository -> carried.putAll(new CarriedBranches(preferred(repository)).find()));
  }

  private List<BranchFacts> preferred(String repository) {
    return landable.stream()
        .map(this::of)
        .filter(each -> each.repository().equals(repository))
        .sorted(preference(landable))
        .toList();
  }

  /** What must have been merged before an issue is: with what is carried, by what carries it. */
  private Set<Integer> mergedBefore(int number) {
    Set<Integer> before = new TreeSet<>();
    Set<Integer> parts = new TreeSet<>(partsOf(number));
    parts.add(number);
    parts.stream()
        .flatMap(part -> needs(of(part)).stream())
        .map(need -> carried.getOrDefault(need, need))
        .filter(need -> need != number)
        .forEach(before::add);
    return before;
  }

  private Set<Integer> partsOf(int carrier) {
    return carried.entrySet().stream()
        .filter(each -> each.getValue() == carrier)
        .map(Map.Entry::getKey)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** What must be in the target before or with an issue. */
  private Set<Integer> needs(BranchFacts issue) {
    Set<Integer> needs = new TreeSet<>(issue.dependsOn());
    issue.contains().stream().filter(other -> !of(other).isIn()).forEach(needs::add);
    needs.removeIf(other -> !facts.containsKey(other));
    return needs;
  }

  private List<LandingRound> rounds() {
    List<LandingRound> rounds = new ArrayList<>();
    Set<Integer> done = new HashSet<>();
    Set<Integer> left = new TreeSet<>(landable);
    left.removeAll(carried.keySet());
    while (!left.isEmpty()) {
      int before = left.size();
      for (String repository : repositories(left)) {
        List<Integer> round = round(repository, left, done);
        if (!round.isEmpty()) {
          rounds.add(new LandingRound(repository, entries(round), carriedBy(round)));
          done.addAll(round);
          left.removeAll(round);
        }
      }
      if (left.size() == before) {
        left.forEach(this::refuseCircle);
        return rounds;
      }
    }
    return rounds;
  }

  private void refuseCircle(int number) {
    Refusal circle = Refusal.blocked("it needs itself");
    refused.put(number, circle);
    partsOf(number).forEach(part -> refused.put(part, circle));
  }

  private List<String> repositories(Set<Integer> left) {
    return facts.values().stream()
        .filter(each -> left.contains(each.number()))
        .map(BranchFacts::repository)
        .distinct()
        .toList();
  }

  /** All of a repository that can be merged once the earlier rounds are, in order. */
  private List<Integer> round(String repository, Set<Integer> left, Set<Integer> done) {
    List<Integer> round = new ArrayList<>();
    Set<Integer> there = new HashSet<>(done);
    List<BranchFacts> waiting =
        new ArrayList<>(
            left.stream()
                .map(this::of)
                .filter(each -> each.repository().equals(repository))
                .sorted(preference(left))
                .toList());
    Optional<BranchFacts> next = first(waiting, there);
    while (next.isPresent()) {
      round.add(next.get().number());
      there.add(next.get().number());
      waiting.remove(next.get());
      next = first(waiting, there);
    }
    return round;
  }

  private Optional<BranchFacts> first(List<BranchFacts> waiting, Set<Integer> there) {
    return waiting.stream()
        .filter(
            each ->
                mergedBefore(each.number()).stream()
                    .allMatch(other -> there.contains(other) || !landable.contains(other)))
        .findFirst();
  }

  private static Comparator<BranchFacts> preference(Set<Integer> left) {
    return Comparator.<BranchFacts>comparingInt(
            each -> (int) each.clashes().stream().filter(left::contains).count())
        .thenComparingInt(BranchFacts::priority)
        .thenComparingInt(BranchFacts::number);
  }

  private List<QueueEntry> entries(List<Integer> round) {
    return round.stream().map(number -> new QueueEntry(number, mergedBefore(number))).toList();
  }

  private Map<Integer, Integer> carriedBy(List<Integer> round) {
    Map<Integer, Integer> parts = new TreeMap<>(carried);
    parts.values().retainAll(round);
    return parts;
  }

  private BranchFacts of(int number) {
    return Optional.ofNullable(facts.get(number))
        .orElseThrow(() -> new IllegalArgumentException("no facts about issue " + number));
  }
}
