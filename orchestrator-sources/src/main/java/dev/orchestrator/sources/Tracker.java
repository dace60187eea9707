package dev.orchestrator.sources;

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

  /** How its program is told of the repository at an address; empty where that is not its host. */
  Optional<String> nameOf(RemoteAddress address);

  /** The part of a repository's name that the texts of issues know it by: owner and name. */
  String pathOf(String name);

  /** Replaces the text of an issue. */
  void describe(String repository, int number, String body);
}
