package dev.orchestrator.workers.landing;

import dev.orchestrator.core.cancellation.CancellationToken;
import dev.orchestrator.git.merge.CommitGraph;
import dev.orchestrator.git.merge.CommitPair;
import dev.orchestrator.git.merge.MergeSession;
import dev.orchestrator.git.merge.Merges;
import dev.orchestrator.git.merge.References;
import dev.orchestrator.git.merge.TreeMerge;
import dev.orchestrator.runs.landing.plan.BranchFacts;
import dev.orchestrator.runs.landing.plan.BranchFacts.Standing;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/** Asks git about the branches of one repository, all at once: a handful of calls for sixty. */
final class FactsReader {

  /** Comparing each with each takes two milliseconds a pair. */
  private static final int MOST_PAIRS = 300;

  private final References references;
  private final Merges merges;
  private final CancellationToken cancellation;

  FactsReader(References references, Merges merges, CancellationToken cancellation) {
    this.references = references;
    this.merges = merges;
    this.cancellation = cancellation;
  }

  /**
   * Completes what the run knows by what git knows.
   *
   * @param known of the issues of one repository, without heads
   * @param landed of issues at their commits, those that the target has as squashed or made anew
   * @return the same, with all that is to be found out about those that are completed
   */
  List<BranchFacts> read(
      Path repository,
      String base,
      List<BranchFacts> known,
      Function<Map<Integer, String>, Set<Integer>> landed) {
    Map<String, String> heads = heads(repository, known);
    List<BranchFacts> present = new ArrayList<>();
    Map<Integer, BranchFacts> all = new LinkedHashMap<>();
    Map<Integer, String> tips = new LinkedHashMap<>();
    for (BranchFacts issue : known) {
      Optional<String> head = Optional.ofNullable(heads.get(reference(issue)));
      all.put(issue.number(), with(issue, head, Standing.UNKNOWN));
      head.or(issue::verified).ifPresent(tip -> tips.put(issue.number(), tip));
    }
    Set<Integer> held = landed.apply(tips);
    for (BranchFacts issue : List.copyOf(all.values())) {
      if (issue.isCompleted() && issue.head().isPresent()) {
        present.add(issue);
      } else if (held.contains(issue.number())) {
        all.put(issue.number(), with(issue, issue.head(), Standing.MERGED));
      }
    }
    if (!present.isEmpty()) {
      try (MergeSession session = merges.open(repository, base, cancellation)) {
        new Comparison(session, base, present, held)
            .facts()
            .forEach(issue -> all.put(issue.number(), issue));
      }
    }
    return List.copyOf(all.values());
  }

  private Map<String, String> heads(Path repository, List<BranchFacts> known) {
    List<String> patterns = known.stream().map(FactsReader::reference).toList();
    return patterns.isEmpty() ? Map.of() : references.read(repository, patterns, cancellation);
  }

  private static String reference(BranchFacts issue) {
    return LandingTarget.HEADS + issue.branch();
  }

  private static BranchFacts with(BranchFacts issue, Optional<String> head, Standing standing) {
    return new BranchFacts(
        issue.number(),
        issue.repository(),
        issue.dependsOn(),
        issue.priority(),
        issue.status(),
        issue.worked(),
        issue.branch(),
        head,
        issue.verified(),
        standing,
        Set.of(),
        Set.of(),
        Set.of());
  }

  /** Branches of one repository against their target and each other. */
  private static final class Comparison {

    private final MergeSession session;
    private final String base;
    private final List<BranchFacts> issues;
    private final CommitGraph graph;
    private final Map<Integer, Standing> standings = new LinkedHashMap<>();
    private final Map<Integer, Set<Integer>> contains = new LinkedHashMap<>();
    private final Map<Integer, Set<Integer>> clashes = new LinkedHashMap<>();
    private final Map<Integer, Set<String>> paths = new LinkedHashMap<>();
    private final Set<Integer> landed;

    Comparison(MergeSession session, String base, List<BranchFacts> issues, Set<Integer> landed) {
      this.session = session;
      this.base = base;
      this.issues = issues;
      this.landed = landed;
      this.graph = session.graph(base, issues.stream().map(Comparison::head).toList());
    }

    List<BranchFacts> facts() {
      compareWithBase();
      compareHistories();
      compareWithEachOther();
      return issues.stream().map(this::complete).toList();
    }

    private static String head(BranchFacts issue) {
      return issue.head().orElseThrow();
    }

    private void compareWithBase() {
      String tree = session.tree(base);
      List<BranchFacts> ahead = new ArrayList<>();
      for (BranchFacts issue : issues) {
        boolean merged = !graph.isAhead(head(issue)) || landed.contains(issue.number());
        standings.put(issue.number(), merged ? Standing.MERGED : Standing.AHEAD);
        if (!merged) {
          ahead.add(issue);
        }
      }
      List<TreeMerge> merges =
          session.mergeEach(
              ahead.stream().map(issue -> new CommitPair(base, head(issue))).toList());
      List<String> trees = new ArrayList<>();
      List<BranchFacts> clean = new ArrayList<>();
      for (int index = 0; index < ahead.size(); index++) {
        BranchFacts issue = ahead.get(index);
        standings.put(
            issue.number(),
            merges
                .get(index)
                .match(
                    merge -> {
                      trees.add(merge.tree());
                      clean.add(issue);
                      return merge.tree().equals(tree) ? Standing.ADDS_NOTHING : Standing.AHEAD;
                    },
                    conflict -> Standing.CLASHES,
                    failure -> Standing.CLASHES));
      }
      List<Set<String>> changed = session.changedPaths(tree, trees);
      for (int index = 0; index < clean.size(); index++) {
        paths.put(clean.get(index).number(), changed.get(index));
      }
    }

    private void compareHistories() {
      for (BranchFacts issue : open()) {
        Set<String> history = graph.history(head(issue));
        Set<Integer> inside = new TreeSet<>();
        for (BranchFacts other : open()) {
          boolean same = head(other).equals(head(issue));
          if (other.number() != issue.number()
              && history.contains(head(other))
              && (!same || other.number() < issue.number())) {
            inside.add(other.number());
          }
        }
        contains.put(issue.number(), inside);
      }
    }

    private void compareWithEachOther() {
      List<List<BranchFacts>> pairs = new ArrayList<>();
      List<BranchFacts> open = open();
      for (int first = 0; first < open.size(); first++) {
        for (int second = first + 1; second < open.size() && pairs.size() < MOST_PAIRS; second++) {
          if (mayClash(open.get(first), open.get(second))) {
            pairs.add(List.of(open.get(first), open.get(second)));
          }
        }
      }
      List<TreeMerge> merges =
          session.mergeEach(
              pairs.stream()
                  .map(pair -> new CommitPair(head(pair.get(0)), head(pair.get(1))))
                  .toList());
      for (int index = 0; index < pairs.size(); index++) {
        if (!(merges.get(index) instanceof TreeMerge.Clean)) {
          clash(pairs.get(index).get(0).number(), pairs.get(index).get(1).number());
        }
      }
    }

    private void clash(int first, int second) {
      clashes.computeIfAbsent(first, unused -> new TreeSet<>()).add(second);
      clashes.computeIfAbsent(second, unused -> new TreeSet<>()).add(first);
    }

    private boolean mayClash(BranchFacts first, BranchFacts second) {
      return !in(contains, first).contains(second.number())
          && !in(contains, second).contains(first.number())
          && !Collections.disjoint(changed(first), changed(second));
    }

    private static Set<Integer> in(Map<Integer, Set<Integer>> map, BranchFacts issue) {
      return map.getOrDefault(issue.number(), Set.of());
    }

    private Set<String> changed(BranchFacts issue) {
      return paths.getOrDefault(issue.number(), Set.of());
    }

    private List<BranchFacts> open() {
      return issues.stream()
          .filter(issue -> standings.get(issue.number()) == Standing.AHEAD)
          .toList();
    }

    private BranchFacts complete(BranchFacts issue) {
      return new BranchFacts(
          issue.number(),
          issue.repository(),
          issue.dependsOn(),
          issue.priority(),
          issue.status(),
          issue.worked(),
          issue.branch(),
          issue.head(),
          issue.verified(),
          Optional.ofNullable(standings.get(issue.number())).orElse(Standing.UNKNOWN),
          in(contains, issue),
          new HashSet<>(in(clashes, issue)),
          changed(issue));
    }
  }
}
