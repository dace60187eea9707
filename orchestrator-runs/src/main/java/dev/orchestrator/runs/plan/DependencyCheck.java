package dev.orchestrator.runs.plan;

import dev.orchestrator.core.config.ConfigObject;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Finds dependencies that can never be met: unknown numbers, an issue on itself, cycles. */
final class DependencyCheck {

  private final Map<Integer, List<Integer>> edges = new HashMap<>();
  private final Set<Integer> done = new HashSet<>();
  private final List<List<Integer>> cycles = new ArrayList<>();

  private DependencyCheck(List<Issue> issues) {
    issues.forEach(issue -> edges.putIfAbsent(issue.number(), issue.dependsOn()));
  }

  /** Reports to the objects the issues were read from; both lists run in step. */
  static void check(List<ConfigObject> given, List<Issue> issues) {
    DependencyCheck check = new DependencyCheck(issues);
    for (int index = 0; index < issues.size(); index++) {
      check.reportUnknown(given.get(index), issues.get(index));
    }
    issues.forEach(issue -> check.visit(issue.number()));
    for (List<Integer> cycle : check.cycles) {
      int at = indexOf(issues, cycle.get(0));
      given.get(at).problem("depends_on", "is a cycle: " + describe(cycle), Optional.empty());
    }
  }

  private void reportUnknown(ConfigObject given, Issue issue) {
    issue.dependsOn().stream()
        .filter(number -> !edges.containsKey(number))
        .forEach(
            number ->
                given.problem(
                    "depends_on",
                    "issue "
                        + issue.number()
                        + " depends on "
                        + number
                        + ", which is not in the plan",
                    Optional.empty()));
  }

  /** Depth first without recursion: a plan of thousands in one chain must not end the stack. */
  private void visit(int start) {
    Deque<Integer> path = new ArrayDeque<>();
    Deque<Deque<Integer>> open = new ArrayDeque<>();
    enter(start, path, open);
    while (!path.isEmpty()) {
      Integer next = open.getFirst().poll();
      if (next == null) {
        open.pop();
        done.add(path.pop());
      } else if (path.contains(next)) {
        cycles.add(cycleFrom(next, path));
      } else {
        enter(next, path, open);
      }
    }
  }

  private void enter(int number, Deque<Integer> path, Deque<Deque<Integer>> open) {
    if (done.contains(number) || !edges.containsKey(number)) {
      return;
    }
    path.push(number);
    open.push(new ArrayDeque<>(edges.get(number)));
  }

  /** From the issue round to itself, each depending on the one after it. */
  private static List<Integer> cycleFrom(int first, Deque<Integer> path) {
    List<Integer> cycle = new ArrayList<>();
    cycle.add(first);
    for (int number : path) {
      cycle.add(number);
      if (number == first) {
        break;
      }
    }
    Collections.reverse(cycle);
    return cycle;
  }

  private static int indexOf(List<Issue> issues, int number) {
    for (int index = 0; index < issues.size(); index++) {
      if (issues.get(index).number() == number) {
        return index;
      }
    }
    throw new IllegalArgumentException("no issue " + number);
  }

  private static String describe(List<Integer> cycle) {
    return cycle.stream().map(number -> "#" + number).collect(Collectors.joining(" -> "));
  }
}
