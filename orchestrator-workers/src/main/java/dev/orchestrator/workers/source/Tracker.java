package dev.orchestrator.workers.source;

import java.util.List;
import java.util.Optional;

/** What is asked of an issue tracker, through its own program. */
interface Tracker {

  /** The open issues of a repository, newest first, as many as the tracker gives. */
  List<TrackedIssue> open(String repository, Optional<String> label);

  /** The issues of a repository, open and closed, newest first, as many as the tracker gives. */
  List<TrackedIssue> all(String repository);

  /** One issue. */
  TrackedIssue issue(String repository, int number);

  /** Says something on an issue. */
  void comment(String repository, int number, String text);

  /** Replaces the text of an issue. */
  void describe(String repository, int number, String body);
}
