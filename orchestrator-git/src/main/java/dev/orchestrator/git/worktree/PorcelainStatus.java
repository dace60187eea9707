package dev.orchestrator.git.worktree;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** What {@code git status --porcelain=v2 --branch -z} says, as far as worktrees need it. */
record PorcelainStatus(
    String head, Optional<String> branch, List<String> uncommitted, List<String> ignored) {

  private static final int FIELDS_BEFORE_PATH_OF_CHANGED = 8;
  private static final int FIELDS_BEFORE_PATH_OF_RENAMED = 9;
  private static final int FIELDS_BEFORE_PATH_OF_UNMERGED = 10;

  /** Empty when that is not the whole of what git says: nothing must be taken for clean. */
  static Optional<PorcelainStatus> parse(String output) {
    if (!output.endsWith("\0")) {
      return Optional.empty();
    }
    String head = "";
    Optional<String> branch = Optional.empty();
    List<String> files = new ArrayList<>();
    List<String> ignored = new ArrayList<>();
    Iterator<String> entries = List.of(output.split("\0", -1)).iterator();
    while (entries.hasNext()) {
      String entry = entries.next();
      if (entry.startsWith("# branch.oid ")) {
        head = entry.substring("# branch.oid ".length());
      } else if (entry.startsWith("# branch.head ")) {
        branch =
            Optional.of(entry.substring("# branch.head ".length()))
                .filter(name -> !name.equals("(detached)"));
      } else if (entry.startsWith("1 ")) {
        files.add(path(entry, FIELDS_BEFORE_PATH_OF_CHANGED));
      } else if (entry.startsWith("2 ")) {
        files.add(path(entry, FIELDS_BEFORE_PATH_OF_RENAMED));
        entries.next();
      } else if (entry.startsWith("u ")) {
        files.add(path(entry, FIELDS_BEFORE_PATH_OF_UNMERGED));
      } else if (entry.startsWith("? ")) {
        files.add(entry.substring(2));
      } else if (entry.startsWith("! ")) {
        ignored.add(entry.substring(2));
      }
    }
    return head.isEmpty()
        ? Optional.empty()
        : Optional.of(new PorcelainStatus(head, branch, files, ignored));
  }

  private static String path(String entry, int fieldsBefore) {
    int at = 0;
    for (int field = 0; field < fieldsBefore; field++) {
      at = entry.indexOf(' ', at) + 1;
    }
    return entry.substring(at);
  }
}
