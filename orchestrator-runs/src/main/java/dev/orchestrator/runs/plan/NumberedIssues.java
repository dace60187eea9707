package dev.orchestrator.runs.plan;

import java.util.AbstractList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.RandomAccess;

/**
 * The issues of a plan in the order of its file, found by their numbers at once: the rules look
 * them up for each issue in each decision. Immutable.
 */
final class NumberedIssues extends AbstractList<Issue> implements RandomAccess {

  private final List<Issue> inOrder;
  private final Map<Integer, Issue> byNumber;

  private NumberedIssues(List<Issue> issues) {
    this.inOrder = List.copyOf(issues);
    Map<Integer, Issue> numbered = new LinkedHashMap<>();
    inOrder.forEach(issue -> numbered.putIfAbsent(issue.number(), issue));
    this.byNumber = Collections.unmodifiableMap(numbered);
  }

  static NumberedIssues of(List<Issue> issues) {
    return issues instanceof NumberedIssues numbered ? numbered : new NumberedIssues(issues);
  }

  /** By number, in the order of the file; of two with one number the first. */
  Map<Integer, Issue> byNumber() {
    return byNumber;
  }

  @Override
  public Issue get(int index) {
    return inOrder.get(index);
  }

  @Override
  public int size() {
    return inOrder.size();
  }
}
