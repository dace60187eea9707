package dev.orchestrator.git.merge;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A commit as it was made.
 *
 * @param id its id
 * @param parents ids of its parents, the first one first
 * @param author who made the change and when
 * @param message subject and body
 */
public record CommitDetails(String id, List<String> parents, Identity author, String message) {

  static final String FORMAT = "%H%x01%P%x01%an%x01%ae%x01%at%x01%B";

  private static final int FIELDS = 6;

  /** Copies the parents. */
  public CommitDetails {
    parents = List.copyOf(parents);
  }

  static List<CommitDetails> parse(String log) {
    List<CommitDetails> commits = new ArrayList<>();
    for (String entry : log.split("\0")) {
      String[] fields = entry.split("\u0001", FIELDS);
      if (fields.length == FIELDS) {
        String name = fields[2].isBlank() ? "unknown" : fields[2];
        commits.add(
            new CommitDetails(
                fields[0],
                fields[1].isEmpty() ? List.of() : List.of(fields[1].split(" ")),
                new Identity(name, fields[3], Instant.ofEpochSecond(Long.parseLong(fields[4]))),
                fields[5]));
      }
    }
    return List.copyOf(commits);
  }
}
