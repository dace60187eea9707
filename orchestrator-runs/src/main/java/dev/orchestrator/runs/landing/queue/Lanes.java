package dev.orchestrator.runs.landing.queue;

import java.util.ArrayList;
import java.util.List;

/**
 * Where the branches of a queue stand. Immutable; every list is in the order of merging.
 *
 * @param accepted their common tree is green
 * @param trial merged on top of them, and not judged yet
 * @param planned to be merged on top of those next
 * @param suspects red together on top of the accepted ones
 * @param inferred whether the suspects are held to be red because the others were green
 * @param waiting not tried yet
 * @param secondChance whether a bad branch was removed since the last conflict was put aside
 */
record Lanes(
    List<Integer> accepted,
    List<Integer> trial,
    List<Integer> planned,
    List<Integer> suspects,
    boolean inferred,
    List<Integer> waiting,
    boolean secondChance) {

  Lanes {
    accepted = List.copyOf(accepted);
    trial = List.copyOf(trial);
    planned = List.copyOf(planned);
    suspects = List.copyOf(suspects);
    waiting = List.copyOf(waiting);
  }

  static Lanes waiting(List<Integer> issues) {
    return new Lanes(List.of(), List.of(), List.of(), List.of(), false, issues, false);
  }

  static Lanes finished(List<Integer> accepted) {
    return new Lanes(accepted, List.of(), List.of(), List.of(), false, List.of(), false);
  }

  boolean isIdle() {
    return trial.isEmpty() && planned.isEmpty();
  }

  /** All that is merged. */
  List<Integer> tip() {
    return joined(accepted, trial);
  }

  List<Integer> withSuspects() {
    return joined(accepted, suspects);
  }

  /** All that neither landed nor was removed. */
  List<Integer> undecided() {
    List<Integer> tried = suspects.isEmpty() ? joined(trial, planned) : suspects;
    return joined(tried, waiting);
  }

  Lanes merged() {
    return new Lanes(
        accepted,
        joined(trial, planned.subList(0, 1)),
        rest(planned, 1),
        suspects,
        inferred,
        waiting,
        secondChance);
  }

  /** A suspect that does not merge any more is none. */
  Lanes withoutPlanned() {
    List<Integer> left = new ArrayList<>(suspects);
    left.removeAll(planned.subList(0, 1));
    return new Lanes(accepted, trial, rest(planned, 1), left, inferred, waiting, secondChance);
  }

  /** Green: where they were the first of some suspects, the others are red. */
  Lanes accepted(List<Integer> green) {
    return new Lanes(
        joined(accepted, green),
        List.of(),
        List.of(),
        suspects.isEmpty() ? List.of() : rest(suspects, green.size()),
        suspects.size() > green.size(),
        waiting,
        secondChance);
  }

  /** Red: nothing is known of the other suspects any more. */
  Lanes suspecting() {
    List<Integer> cleared =
        suspects.isEmpty() ? List.of() : rest(suspects, Math.min(trial.size(), suspects.size()));
    return new Lanes(
        accepted,
        List.of(),
        List.of(),
        trial,
        inferred && trial.equals(suspects),
        joined(cleared, waiting),
        secondChance);
  }

  Lanes planning(int size) {
    int count = Math.min(size, waiting.size());
    return new Lanes(
        accepted,
        List.of(),
        waiting.subList(0, count),
        List.of(),
        false,
        rest(waiting, count),
        secondChance);
  }

  Lanes planningHalf() {
    int count = (suspects.size() + 1) / 2;
    boolean alone = suspects.size() == 1 && inferred;
    return new Lanes(
        accepted, List.of(), suspects.subList(0, count), suspects, alone, waiting, secondChance);
  }

  Lanes withoutSuspects() {
    return new Lanes(accepted, List.of(), List.of(), List.of(), false, waiting, true);
  }

  /** One more on top of the accepted ones, merged by somebody and not judged yet. */
  Lanes trying(int issue) {
    return new Lanes(accepted, List.of(issue), List.of(), List.of(), false, waiting, secondChance);
  }

  Lanes again(List<Integer> issues) {
    return new Lanes(accepted, List.of(), List.of(), List.of(), false, issues, false);
  }

  private static List<Integer> joined(List<Integer> first, List<Integer> second) {
    List<Integer> all = new ArrayList<>(first);
    all.addAll(second);
    return all;
  }

  private static List<Integer> rest(List<Integer> list, int from) {
    return list.subList(from, list.size());
  }
}
