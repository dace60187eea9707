package dev.orchestrator.runs.run;

import dev.orchestrator.runs.attempt.AttemptId;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * What people asked of single issues and that still holds.
 *
 * @param unwanted attempts that are to be ended because their issue is to be started anew
 * @param stopped issues that are not to be worked on until they are asked to be tried again
 * @param skipped issues that are to be left undone
 */
public record IssueOrders(Set<AttemptId> unwanted, Set<Integer> stopped, Set<Integer> skipped) {

  /** Nobody asked for anything. */
  public static final IssueOrders NONE = new IssueOrders(Set.of(), Set.of(), Set.of());

  /** Copies the sets, keeping their order. */
  public IssueOrders {
    unwanted = Collections.unmodifiableSet(new LinkedHashSet<>(unwanted));
    stopped = Collections.unmodifiableSet(new LinkedHashSet<>(stopped));
    skipped = Collections.unmodifiableSet(new LinkedHashSet<>(skipped));
  }

  /** Whether no attempt on the issue may run. */
  public boolean forbid(int issue) {
    return stopped.contains(issue) || skipped.contains(issue);
  }

  IssueOrders unwanted(AttemptId attempt) {
    return new IssueOrders(with(unwanted, attempt), stopped, skipped);
  }

  IssueOrders gone(AttemptId attempt) {
    return new IssueOrders(without(unwanted, attempt), stopped, skipped);
  }

  IssueOrders stop(int issue) {
    return new IssueOrders(unwanted, with(stopped, issue), skipped);
  }

  IssueOrders skip(int issue) {
    return new IssueOrders(unwanted, without(stopped, issue), with(skipped, issue));
  }

  IssueOrders allow(int issue) {
    return new IssueOrders(unwanted, without(stopped, issue), without(skipped, issue));
  }

  private static <T> Set<T> with(Set<T> set, T element) {
    Set<T> more = new LinkedHashSet<>(set);
    more.add(element);
    return more;
  }

  private static <T> Set<T> without(Set<T> set, T element) {
    if (!set.contains(element)) {
      return set;
    }
    Set<T> fewer = new LinkedHashSet<>(set);
    fewer.remove(element);
    return fewer;
  }
}
