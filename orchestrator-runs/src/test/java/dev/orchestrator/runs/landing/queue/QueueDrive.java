package dev.orchestrator.runs.landing.queue;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.function.Predicate;

/** Carries a queue through in a world that a test makes up. */
final class QueueDrive {

  private static final int ENDLESS = 5000;

  private final BiPredicate<List<Integer>, Integer> conflicts;
  private final Predicate<List<Integer>> red;
  private final List<String> steps = new ArrayList<>();
  private final List<Integer> asked = new ArrayList<>();
  private Predicate<Integer> resolvable = issue -> false;
  private int runs;

  /**
   * A world.
   *
   * @param conflicts whether a branch conflicts with those it is merged onto
   * @param red whether a tree of these branches is red this time
   */
  QueueDrive(BiPredicate<List<Integer>, Integer> conflicts, Predicate<List<Integer>> red) {
    this.conflicts = conflicts;
    this.red = red;
  }

  /** A world without conflicts. */
  static QueueDrive withRed(Predicate<List<Integer>> red) {
    return new QueueDrive((onto, issue) -> false, red);
  }

  /** The same world in which these conflicts can be resolved. */
  QueueDrive resolving(Predicate<Integer> issues) {
    resolvable = issues;
    return this;
  }

  List<Integer> asked() {
    return asked;
  }

  LandingQueue toTheEnd(LandingQueue begin) {
    LandingQueue queue = begin;
    while (!(queue.next() instanceof QueueStep.Finish)) {
      if (steps.size() > ENDLESS) {
        throw new AssertionError("it never ends: " + steps.subList(0, 100));
      }
      queue = onward(queue);
    }
    return queue;
  }

  private LandingQueue onward(LandingQueue queue) {
    QueueStep step = queue.next();
    steps.add(step.toString());
    return step.match(
        merge ->
            conflicts.test(merge.onto(), merge.issue()) && !isResolved(merge.issue())
                ? queue.conflicting(List.of("file"))
                : queue.merged(),
        verify -> {
          runs++;
          return queue.judged(red.test(verify.merged()) ? TreeColour.RED : TreeColour.GREEN);
        },
        resolve -> {
          asked.add(resolve.issue());
          return resolvable.test(resolve.issue()) ? queue.resolved() : queue.unresolved();
        },
        finish -> queue);
  }

  private boolean isResolved(int issue) {
    return asked.contains(issue) && resolvable.test(issue);
  }

  int runs() {
    return runs;
  }

  List<String> steps() {
    return steps;
  }

  static List<Integer> landed(LandingQueue queue) {
    return ((QueueStep.Finish) queue.next()).landing();
  }
}
