package dev.orchestrator.git.base;

import java.util.List;

/**
 * What some commits brought.
 *
 * @param subjects the first lines of the newest of them, newest first
 * @param commits how many there are
 * @param files the files they changed, the first of them by name
 * @param changedFiles how many there are
 */
public record CommitSummary(
    List<String> subjects, int commits, List<String> files, int changedFiles) {

  /** Nothing that could be told. */
  public static final CommitSummary NONE = new CommitSummary(List.of(), 0, List.of(), 0);

  /** Copies the lists. */
  public CommitSummary {
    subjects = List.copyOf(subjects);
    files = List.copyOf(files);
  }
}
