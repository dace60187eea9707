package dev.orchestrator.workers.simulation;

import dev.orchestrator.runs.attempt.Verification;
import dev.orchestrator.runs.attempt.VerifiedChange;
import dev.orchestrator.runs.landing.LandOutcome;
import dev.orchestrator.runs.landing.queue.LandingQueue;
import dev.orchestrator.runs.landing.queue.QueueEntry;
import dev.orchestrator.runs.landing.queue.QueueStep;
import dev.orchestrator.runs.landing.queue.Removal;
import dev.orchestrator.runs.landing.queue.TreeColour;
import dev.orchestrator.runs.run.IssueState;
import dev.orchestrator.runs.run.IssueStatus;
import dev.orchestrator.runs.run.RunEvent;
import dev.orchestrator.runs.run.RunState;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * The branch that work lands on. Which branches clash and which are bad follows from their commits;
 * the queue that says what lands is the real one. Outlives every supervisor.
 */
final class SimulatedTarget {

  private final Supplier<RunState> state;
  private final Chance chance;
  private final Fuse fuse;
  private final Flaw flaw;
  private final Set<Map<Integer, String>> green = new HashSet<>();
  private Map<Integer, String> content = Map.of();

  SimulatedTarget(Supplier<RunState> state, Chance chance, Fuse fuse, Flaw flaw) {
    this.state = state;
    this.chance = chance;
    this.fuse = fuse;
    this.flaw = flaw;
  }

  /** What it holds: commits by number of the issue. */
  Map<Integer, String> content() {
    return content;
  }

  /** Whether that was verified as it is. */
  boolean isVerified() {
    return content.isEmpty() || green.contains(content);
  }

  /** Lands issues; a kill at any of its steps leaves it as it was, or as it is to be. */
  RunEvent.LandingEnded land(Set<Integer> issues) {
    Map<Integer, String> tips = new TreeMap<>();
    List<RunEvent.LandedIssue> told = new ArrayList<>();
    for (int issue : issues.stream().sorted().toList()) {
      Optional<String> tip = verified(issue);
      if (tip.isEmpty()) {
        told.add(told(issue, LandOutcome.BLOCKED));
      } else if (tip.get().equals(content.get(issue))) {
        told.add(told(issue, LandOutcome.ALREADY));
      } else {
        tips.put(issue, tip.get());
      }
    }
    LandingQueue queue = toTheEnd(tips);
    List<Integer> landing = ((QueueStep.Finish) queue.next()).landing();
    fuse.point();
    content = with(landing, tips);
    fuse.point();
    landing.forEach(issue -> told.add(told(issue, LandOutcome.LANDED)));
    queue.removed().forEach((issue, why) -> told.add(told(issue, outcome(why))));
    return new RunEvent.LandingEnded(Optional.of("simulated-1"), told, Optional.empty());
  }

  private LandingQueue toTheEnd(Map<Integer, String> tips) {
    LandingQueue start =
        LandingQueue.of(
            tips.keySet().stream().map(issue -> new QueueEntry(issue, Set.of())).toList(),
            false,
            false);
    LandingQueue queue = start;
    for (QueueStep step = queue.next(); !(step instanceof QueueStep.Finish); step = queue.next()) {
      LandingQueue now = queue;
      fuse.point();
      queue =
          step.match(
              merge ->
                  clashes(merge.onto(), merge.issue())
                      ? now.conflicting(List.of("file"))
                      : now.merged(),
              verify -> now.judged(colour(with(verify.merged(), tips))),
              resolve -> now.unresolved(),
              finish -> now);
    }
    return queue;
  }

  /** As landing asks for it: completed, and the branch as it was verified. */
  private Optional<String> verified(int issue) {
    return Optional.ofNullable(state.get().issues().get(issue))
        .filter(known -> known.status() == IssueStatus.COMPLETED)
        .flatMap(IssueState::verification)
        .flatMap(Verification::change)
        .map(VerifiedChange::tip);
  }

  private boolean clashes(List<Integer> onto, int issue) {
    return flaw != Flaw.LANDS_WHAT_CLASHES && isClash(onto, issue);
  }

  /** The fourth clashes with the first, wherever that is. */
  private boolean isClash(List<Integer> onto, int issue) {
    return issue == 4 && (onto.contains(1) || content.containsKey(1))
        || issue == 1 && (onto.contains(4) || content.containsKey(4));
  }

  private TreeColour colour(Map<Integer, String> tree) {
    boolean bad = tree.containsKey(3) || chance.percent(3);
    if (!bad) {
      green.add(tree);
    }
    return bad && flaw != Flaw.LANDS_UNVERIFIED ? TreeColour.RED : TreeColour.GREEN;
  }

  private Map<Integer, String> with(List<Integer> issues, Map<Integer, String> tips) {
    Map<Integer, String> tree = new TreeMap<>(content);
    issues.forEach(issue -> tree.put(issue, tips.get(issue)));
    return Map.copyOf(tree);
  }

  private static LandOutcome outcome(Removal why) {
    return why.match(
        conflict -> LandOutcome.SET_ASIDE,
        red -> LandOutcome.REJECTED,
        needing -> LandOutcome.BLOCKED,
        stopped -> LandOutcome.BLOCKED);
  }

  private static RunEvent.LandedIssue told(int issue, LandOutcome outcome) {
    return new RunEvent.LandedIssue(issue, outcome.word(), "");
  }
}
