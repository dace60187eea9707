package dev.orchestrator.git.merge;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What {@code git worktree list --porcelain -z} prints. */
final class WorktreeListing {

  private static final String FOLDER = "worktree";

  private WorktreeListing() {}

  /** Without what is unfinished in them, of which the listing knows nothing. */
  static List<Checkout> parse(String output) {
    List<Checkout> checkouts = new ArrayList<>();
    Map<String, String> entry = new LinkedHashMap<>();
    for (String field : output.split("\0", -1)) {
      if (field.isEmpty()) {
        add(checkouts, entry);
        entry.clear();
      } else {
        int space = field.indexOf(' ');
        entry.put(
            space < 0 ? field : field.substring(0, space),
            space < 0 ? "" : field.substring(space + 1));
      }
    }
    return List.copyOf(checkouts);
  }

  private static void add(List<Checkout> checkouts, Map<String, String> entry) {
    String folder = entry.get(FOLDER);
    if (folder != null) {
      checkouts.add(
          new Checkout(
              Path.of(folder),
              Optional.ofNullable(entry.get("HEAD")).filter(WorktreeListing::isCommit),
              Optional.ofNullable(entry.get("branch")),
              entry.containsKey("bare"),
              Set.of()));
    }
  }

  /** Git writes an id of nothing but zeros for a branch without a commit. */
  private static boolean isCommit(String id) {
    return CommitIds.isId(id) && !id.chars().allMatch(digit -> digit == '0');
  }
}
