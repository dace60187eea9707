package dev.orchestrator.git.nested;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What would be lost with a repository.
 *
 * @param shown where the repository is, relative to the folder
 * @param commits ids and subjects of commits that are nowhere else; bounded
 * @param commitCount how many there are
 * @param stashes how many entries its stash has, which are among the commits
 * @param references tags with a text of their own, and other objects that are no commits
 * @param changes files that differ from HEAD, are untracked, or ignored and made by hand; hidden
 *     ones too
 * @param unknown why it is not known; then nothing else counts
 */
public record NestedLoss(
    String shown,
    List<String> commits,
    int commitCount,
    int stashes,
    List<String> references,
    List<String> changes,
    Optional<String> unknown) {

  private static final int NAMED = 3;

  /** Copies the lists. */
  public NestedLoss {
    commits = List.copyOf(commits);
    references = List.copyOf(references);
    changes = List.copyOf(changes);
  }

  static NestedLoss unknown(String shown, String why) {
    return new NestedLoss(shown, List.of(), 0, 0, List.of(), List.of(), Optional.of(why));
  }

  /** Whether everything in it is elsewhere too. */
  public boolean isNothing() {
    return unknown.isEmpty() && commitCount == 0 && references.isEmpty() && changes.isEmpty();
  }

  /** The loss in words. */
  public String words() {
    String place = "the repository in it, " + shown + ", ";
    if (unknown.isPresent()) {
      return place + "cannot be examined: " + unknown.get();
    }
    List<String> parts = new ArrayList<>();
    if (commitCount > 0) {
      parts.add(counted(commitCount, "commit") + " that " + verb(commitCount) + " nowhere else");
      parts.add(named(commits));
    }
    if (stashes > 0) {
      parts.add(stashes == 1 ? "1 stash entry" : stashes + " stash entries");
    }
    if (!references.isEmpty()) {
      parts.add(counted(references.size(), "tag") + " only there: " + named(references));
    }
    if (!changes.isEmpty()) {
      parts.add(counted(changes.size(), "uncommitted file") + ": " + named(changes));
    }
    return place + "has " + String.join(", ", parts);
  }

  private static String verb(int count) {
    return count == 1 ? "is" : "are";
  }

  private static String counted(int count, String what) {
    return count + " " + what + (count == 1 ? "" : "s");
  }

  private static String named(List<String> names) {
    String first = String.join(", ", names.subList(0, Math.min(NAMED, names.size())));
    return names.size() > NAMED ? first + ", ..." : first;
  }
}
