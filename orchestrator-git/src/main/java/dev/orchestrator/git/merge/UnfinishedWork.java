package dev.orchestrator.git.merge;

import dev.orchestrator.core.file.RegularFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Branches that a rebase or a bisect took HEAD away from and will come back to. */
final class UnfinishedWork {

  private static final String BRANCH = "refs/heads/";

  private static final List<String> RECORDS =
      List.of("rebase-merge/head-name", "rebase-apply/head-name", "BISECT_START");

  /** A branch for each line, as {@code git rebase --update-refs} leaves them. */
  private static final String UPDATED = "rebase-merge/update-refs";

  private UnfinishedWork() {}

  /** Whole names, from the git folder of one working tree. */
  static Set<String> in(Path gitFolder) {
    Set<String> branches = new LinkedHashSet<>();
    for (String record : RECORDS) {
      for (String line : lines(gitFolder.resolve(record))) {
        branches.add(line.startsWith(BRANCH) ? line : BRANCH + line);
      }
    }
    lines(gitFolder.resolve(UPDATED)).stream()
        .filter(line -> line.startsWith(BRANCH))
        .forEach(branches::add);
    return branches;
  }

  private static List<String> lines(Path file) {
    try {
      return Files.isRegularFile(file)
          ? RegularFile.lines(file).stream().map(String::strip).toList()
          : List.of();
    } catch (IOException unreadable) {
      return List.of();
    }
  }
}
