package dev.orchestrator.runs.landing.queue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The branches of one repository on their way to the target. A batch of all that merge is verified
 * together; where it is red, so that one bad branch does not hold up the others, halves of it are,
 * until the bad one is alone. A half whose other half is green is known to be red and not run.
 *
 * <p>Nobody is blamed for a flake: a red batch is run again, the base is run alone, and a branch is
 * rejected after its own tree was seen red twice.
 *
 * <p>Immutable: {@link #next} says what to do, the other methods take what came of it. The same
 * answers lead to the same steps, so a journal of the answers is all that a landing needs to go on
 * after a crash.
 */
public final class LandingQueue {

  /** A tree that is red that often is red; once can be a flake. */
  private static final int ENOUGH = 2;

  private final Map<Integer, QueueEntry> entries;
  private final boolean singly;
  private final Findings findings;
  private final Lanes lanes;
  private final Resolutions resolutions;

  private LandingQueue(
      Map<Integer, QueueEntry> entries,
      boolean singly,
      Findings findings,
      Lanes lanes,
      Resolutions resolutions) {
    this.entries = entries;
    this.singly = singly;
    this.findings = findings;
    this.lanes = lanes;
    this.resolutions = resolutions;
  }

  /** A queue at its beginning, whose conflicts nobody resolves. */
  public static LandingQueue of(List<QueueEntry> entries, boolean singly, boolean baseGreen) {
    return of(entries, singly, baseGreen, ConflictPolicy.SET_ASIDE);
  }

  /**
   * A queue at its beginning.
   *
   * @param entries in the order they are to be merged; what one needs stands before it
   * @param singly whether each is to be verified by itself
   * @param baseGreen whether the base is known to be green
   * @param conflicts what becomes of a branch that conflicts
   */
  public static LandingQueue of(
      List<QueueEntry> entries, boolean singly, boolean baseGreen, ConflictPolicy conflicts) {
    Map<Integer, QueueEntry> byIssue =
        entries.stream()
            .collect(
                Collectors.toMap(
                    QueueEntry::issue,
                    Function.identity(),
                    (first, second) -> first,
                    LinkedHashMap::new));
    return new LandingQueue(
            byIssue,
            singly,
            Findings.none(baseGreen),
            Lanes.waiting(List.copyOf(byIssue.keySet())),
            Resolutions.by(conflicts))
        .settled();
  }

  /** What to do now. */
  public QueueStep next() {
    if (!lanes.planned().isEmpty()) {
      return new QueueStep.Merge(lanes.tip(), lanes.planned().get(0));
    }
    if (lanes.trial().isEmpty()) {
      return lanes.suspects().isEmpty() ? resolutionOrEnd() : verification(List.of());
    }
    return verification(lanes.tip());
  }

  private QueueStep resolutionOrEnd() {
    return resolutions
        .next(entries, findings)
        .<QueueStep>map(
            issue -> new QueueStep.Resolve(lanes.accepted(), issue, findings.conflict(issue)))
        .orElseGet(() -> new QueueStep.Finish(lanes.accepted()));
  }

  private QueueStep verification(List<Integer> tree) {
    return new QueueStep.Verify(tree, findings.redsOf(tree) > 0);
  }

  /** The merge of the step is made. */
  public LandingQueue merged() {
    return with(findings, lanes.merged()).settled();
  }

  /** The merge of the step is not possible. */
  public LandingQueue conflicting(List<String> paths) {
    int issue = lanes.planned().get(0);
    Removal why = new Removal.Conflicting(lanes.tip(), paths);
    return with(findings.without(issue, why), lanes.withoutPlanned()).settled();
  }

  /** The conflict of the step is resolved; what came of it is verified like any other tree. */
  public LandingQueue resolved() {
    int issue = resolutions.next(entries, findings).orElseThrow();
    return new LandingQueue(
            entries,
            singly,
            findings.reconsidering(List.of(issue)),
            lanes.trying(issue),
            resolutions.asking(issue))
        .settled();
  }

  /** The conflict of the step is not resolved. */
  public LandingQueue unresolved() {
    int issue = resolutions.next(entries, findings).orElseThrow();
    return new LandingQueue(entries, singly, findings, lanes, resolutions.asking(issue)).settled();
  }

  /** The verification of the step is done. */
  public LandingQueue judged(TreeColour colour) {
    boolean base = lanes.trial().isEmpty();
    List<Integer> tree = base ? List.of() : lanes.tip();
    if (colour == TreeColour.GREEN) {
      return with(
              findings.green(tree, lanes.trial(), lanes.inferred()),
              base ? lanes : lanes.accepted(lanes.trial()))
          .settled();
    }
    LandingQueue known = with(findings.red(tree), lanes);
    return base ? known.baseRed() : known.trialRed();
  }

  private LandingQueue baseRed() {
    return findings.redsOf(List.of()) < ENOUGH
        ? this
        : stopped("the target is red without any of the branches");
  }

  /** Nothing more can be done; what is green already lands. */
  public LandingQueue stopped(String reason) {
    Findings left = findings;
    for (int issue : lanes.undecided()) {
      left = left.without(issue, new Removal.Stopped(reason));
    }
    return new LandingQueue(
        entries,
        singly,
        left,
        Lanes.finished(lanes.accepted()),
        Resolutions.by(ConflictPolicy.SET_ASIDE));
  }

  private LandingQueue trialRed() {
    int reds = findings.redsOf(lanes.tip());
    if (lanes.suspects().isEmpty()) {
      boolean believed = findings.bad() > 0 && !findings.flakeSeen();
      return reds < ENOUGH && !believed ? this : with(findings, lanes.suspecting()).settled();
    }
    return with(findings, lanes.suspecting()).settled();
  }

  /** Plans the next trial where there is none, and leaves out those that cannot land any more. */
  private LandingQueue settled() {
    LandingQueue queue = withoutTheNeedy();
    while (queue.lanes.isIdle()) {
      Optional<LandingQueue> onward = queue.onward();
      if (onward.isEmpty()) {
        return queue;
      }
      queue = onward.get().withoutTheNeedy();
    }
    return queue;
  }

  /** Empty when there is nothing more to plan, or the base must be looked at first. */
  private Optional<LandingQueue> onward() {
    if (!lanes.suspects().isEmpty()) {
      return findings.baseGreen() ? Optional.of(amongSuspects()) : Optional.empty();
    }
    if (!lanes.waiting().isEmpty()) {
      int size = singly ? 1 : BatchSize.after(lanes.accepted().size(), findings.bad());
      return Optional.of(with(findings, lanes.planning(size)));
    }
    List<Integer> second =
        lanes.secondChance() ? findings.reconsiderable() : findings.freed(entries);
    return second.isEmpty()
        ? Optional.empty()
        : Optional.of(with(findings.reconsidering(second), lanes.again(inOrder(second))));
  }

  private LandingQueue amongSuspects() {
    if (lanes.suspects().size() > 1) {
      return with(findings, lanes.planningHalf());
    }
    int issue = lanes.suspects().get(0);
    List<Integer> tree = lanes.withSuspects();
    return findings.redsOf(tree) >= ENOUGH
        ? with(findings.without(issue, new Removal.Red(lanes.accepted())), lanes.withoutSuspects())
        : with(findings, lanes.planningHalf());
  }

  private LandingQueue withoutTheNeedy() {
    LandingQueue queue = this;
    while (!queue.lanes.planned().isEmpty()) {
      int issue = queue.lanes.planned().get(0);
      Optional<Integer> missing = queue.findings.missing(entry(issue));
      if (missing.isEmpty()) {
        return queue;
      }
      queue =
          queue.with(
              queue.findings.without(issue, new Removal.Needing(missing.get())),
              queue.lanes.withoutPlanned());
    }
    return queue;
  }

  private QueueEntry entry(int issue) {
    return Optional.ofNullable(entries.get(issue))
        .orElseThrow(() -> new IllegalArgumentException("not in this queue: " + issue));
  }

  private List<Integer> inOrder(List<Integer> issues) {
    List<Integer> ordered = new ArrayList<>(entries.keySet());
    ordered.retainAll(issues);
    return ordered;
  }

  private LandingQueue with(Findings found, Lanes moved) {
    return new LandingQueue(entries, singly, found, moved, resolutions);
  }

  /** Why those do not land that do not, as far as it is decided. */
  public Map<Integer, Removal> removed() {
    return findings.removed();
  }

  /** Issues whose tree was red and then green, together as they were verified. */
  public Set<List<Integer>> flaky() {
    return findings.flaky();
  }
}
