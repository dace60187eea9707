package dev.orchestrator.git.history;

import dev.orchestrator.git.history.HistoryCommit.Kind;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The commits that are reachable from some and not from others, with the parents at which they end.
 */
final class HistoryGraph {

  /** More than that is no history of an agent, and no answer. */
  static final int LARGEST = 10_000;

  /** A subject may be a megabyte long, and an agent writes it. */
  private static final String FORMAT =
      "--format=%m%x00%H%x00%P%x00%T%x00%<(120,trunc)%an%x00%ct%x00%<(300,trunc)%s";

  private static final int FIELDS = 7;

  private final Map<String, Node> nodes = new LinkedHashMap<>();
  private final Map<String, String> outerTrees = new LinkedHashMap<>();

  private HistoryGraph() {}

  /** Reads what {@code tips} reach and {@code excluded} do not. */
  static HistoryGraph read(HistoryGit git, Collection<String> tips, Collection<String> excluded)
      throws UnansweredException {
    HistoryGraph graph = new HistoryGraph();
    graph.list(git, tips, excluded, LARGEST + 1);
    if (graph.nodes.size() > LARGEST) {
      throw new UnansweredException("there are more than " + LARGEST + " commits");
    }
    return graph;
  }

  /** The newest of them, so many at most. */
  static List<HistoryCommit> newest(HistoryGit git, String tip, String excluded, int most)
      throws UnansweredException {
    HistoryGraph graph = new HistoryGraph();
    graph.list(git, List.of(tip), List.of(excluded), most);
    return graph.nodes.values().stream().map(graph::commit).toList();
  }

  private void list(HistoryGit git, Collection<String> tips, Collection<String> excluded, int most)
      throws UnansweredException {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "rev-list",
                "--boundary",
                "--topo-order",
                "--max-count=" + most,
                "--no-commit-header",
                "--encoding=UTF-8",
                FORMAT));
    arguments.addAll(tips);
    excluded.forEach(commit -> arguments.add("^" + commit));
    arguments.add("--");
    for (String line : git.text(arguments).split("\n", -1)) {
      if (!line.isEmpty()) {
        add(line.split("\0", -1));
      }
    }
  }

  private void add(String[] fields) throws UnansweredException {
    if (fields.length != FIELDS || !fields[5].matches("-?\\d{1,15}")) {
      throw new UnansweredException("a commit cannot be read");
    }
    if (fields[0].equals("-")) {
      outerTrees.put(fields[1], fields[3]);
      return;
    }
    List<String> parents = fields[2].isEmpty() ? List.of() : List.of(fields[2].split(" ", -1));
    Instant at = Instant.ofEpochSecond(Long.parseLong(fields[5]));
    nodes.put(
        fields[1],
        new Node(fields[1], parents, fields[3], fields[4].strip(), at, fields[6].strip()));
  }

  boolean holds(String commit) {
    return nodes.containsKey(commit);
  }

  /** What of the graph is reachable from a commit, oldest first; empty when it is not in it. */
  Set<String> from(String commit) {
    Set<String> reached = new HashSet<>();
    Deque<String> open = new ArrayDeque<>(List.of(commit));
    while (!open.isEmpty()) {
      String next = open.pop();
      if (holds(next) && reached.add(next)) {
        open.addAll(parents(next));
      }
    }
    List<String> ordered = new ArrayList<>(nodes.keySet());
    Collections.reverse(ordered);
    ordered.retainAll(reached);
    return new LinkedHashSet<>(ordered);
  }

  /** The parents of several commits that are not among them. */
  List<String> parentsOf(Collection<String> commits) {
    return commits.stream()
        .flatMap(commit -> parents(commit).stream())
        .filter(parent -> !commits.contains(parent))
        .distinct()
        .toList();
  }

  List<HistoryCommit> commits(Collection<String> ids) {
    return ids.stream().flatMap(id -> Stream.ofNullable(nodes.get(id))).map(this::commit).toList();
  }

  private HistoryCommit commit(Node node) {
    return new HistoryCommit(node.id(), node.subject(), node.author(), node.at(), kind(node));
  }

  private Kind kind(Node node) {
    if (node.parents().size() > 1) {
      return Kind.MERGE;
    }
    return node.parents().stream().anyMatch(parent -> node.tree().equals(tree(parent)))
        ? Kind.EMPTY
        : Kind.CHANGE;
  }

  private List<String> parents(String commit) {
    Node node = nodes.get(commit);
    return node == null ? List.of() : node.parents();
  }

  private String tree(String commit) {
    Node inside = nodes.get(commit);
    return inside == null ? outerTrees.getOrDefault(commit, "") : inside.tree();
  }

  private record Node(
      String id, List<String> parents, String tree, String author, Instant at, String subject) {}
}
