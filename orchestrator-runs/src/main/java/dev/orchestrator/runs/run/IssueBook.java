package dev.orchestrator.runs.run;

import dev.orchestrator.runs.attempt.AttemptId;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The issues of a run and the attempts made on them.
 *
 * @param issues what happened to each issue; one that nothing happened to is not in it
 * @param attempts which issue each attempt was made on
 */
record IssueBook(Map<Integer, IssueState> issues, Map<AttemptId, Integer> attempts) {

  static final IssueBook EMPTY = new IssueBook(Map.of(), Map.of());

  /** The maps are taken over unmodifiable; whoever makes a book hands over fresh ones. */
  IssueBook {
    issues = Collections.unmodifiableMap(issues);
    attempts = Collections.unmodifiableMap(attempts);
  }

  IssueBook with(IssueState issue) {
    Map<Integer, IssueState> changed = new LinkedHashMap<>(issues);
    changed.put(issue.number(), issue);
    return new IssueBook(changed, attempts);
  }

  IssueBook with(Assignment assignment) {
    Map<AttemptId, Integer> changed = new HashMap<>(attempts);
    changed.put(assignment.attempt(), assignment.issue());
    return new IssueBook(issues, changed);
  }
}
