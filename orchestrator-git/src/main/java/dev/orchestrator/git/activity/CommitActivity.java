package dev.orchestrator.git.activity;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * The commits of one repository in a period, on any local or remote branch, merges left out.
 *
 * @param repository its name
 * @param commits how many
 * @param authors commits by author, most first
 * @param days commits by day in UTC, days without any left out
 * @param latest the subjects of the latest, newest first; at most {@link #LATEST}
 */
public record CommitActivity(
    String repository,
    int commits,
    Map<String, Integer> authors,
    Map<LocalDate, Integer> days,
    List<String> latest) {

  /** How many subjects are kept. */
  public static final int LATEST = 5;
}
