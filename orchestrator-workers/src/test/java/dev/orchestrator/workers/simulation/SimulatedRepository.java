package dev.orchestrator.workers.simulation;

import dev.orchestrator.runs.attempt.FailedFact;
import dev.orchestrator.runs.attempt.FailedFact.Fact;
import dev.orchestrator.runs.attempt.Verification;
import dev.orchestrator.runs.attempt.VerifiedChange;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * A repository as far as histories go: which changes the branch of each issue holds, which were
 * ever committed, and which are kept by references of the program's own.
 */
final class SimulatedRepository {

  private final Map<Integer, Set<String>> branches = new HashMap<>();
  private final Map<Integer, Set<String>> committed = new HashMap<>();
  private final Map<Integer, Set<String>> kept = new HashMap<>();
  private final Set<Integer> nested = new HashSet<>();

  /** Before an agent is let in: what is on the branch outlives whatever it does. */
  void keep(int issue) {
    kept.computeIfAbsent(issue, unused -> new HashSet<>()).addAll(branch(issue));
  }

  /** An agent commits, and does to the branch what its kind does; twice is as good as once. */
  void commit(SimulatedMachine.Process process) {
    int issue = process.assignment.issue();
    Set<String> branch = branch(issue);
    switch (process.behaviour) {
      case DROP_EARLIER_WORK -> branch.clear();
      case NEST_A_REPOSITORY -> nested.add(issue);
      default -> {
        branch.addAll(committed.getOrDefault(issue, Set.of()));
        nested.remove(issue);
      }
    }
    String change = process.assignment.attempt().value();
    branch.add(change);
    committed.computeIfAbsent(issue, unused -> new HashSet<>()).add(change);
  }

  /** What comparing histories shows of an issue. */
  Verification verify(int issue) {
    List<FailedFact> facts = new ArrayList<>();
    if (branch(issue).isEmpty()) {
      facts.add(new FailedFact(Fact.OWN_COMMITS, "no new commit"));
    }
    if (!branch(issue).containsAll(committed.getOrDefault(issue, Set.of()))) {
      facts.add(new FailedFact(Fact.NOTHING_DROPPED, "work was dropped"));
    }
    if (nested.contains(issue)) {
      facts.add(new FailedFact(Fact.NO_NESTED_REPOSITORY, "a repository was committed"));
    }
    return facts.isEmpty()
        ? Verification.passed()
            .on(new VerifiedChange(tip(issue), "tree", branch(issue).size(), 1, 0))
        : Verification.failed(facts);
  }

  /** Names the content of a branch. */
  String tip(int issue) {
    return String.join(",", branch(issue));
  }

  /** Changes that were committed and that nothing refers to any more. */
  Set<String> lost() {
    Set<String> lost = new HashSet<>();
    committed.forEach(
        (issue, changes) ->
            changes.stream()
                .filter(change -> !branch(issue).contains(change))
                .filter(change -> !kept.getOrDefault(issue, Set.of()).contains(change))
                .forEach(lost::add));
    return lost;
  }

  private Set<String> branch(int issue) {
    return branches.computeIfAbsent(issue, unused -> new TreeSet<>());
  }
}
