package dev.orchestrator.git.worktree;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Subjects of commits, oldest first, and the files they touch, each once. */
record CommitLog(List<String> subjects, List<String> files) {

  static final CommitLog EMPTY = new CommitLog(List.of(), List.of());

  /** A commit begins with a byte that no subject holds: git replaces control characters there. */
  static final List<String> ARGUMENTS =
      List.of(
          "log",
          "--no-show-signature",
          "--reverse",
          "--max-count=1000",
          "--name-only",
          "--no-renames",
          "--format=%x01%s");

  static CommitLog parse(String output) {
    List<String> subjects = new ArrayList<>();
    Set<String> files = new LinkedHashSet<>();
    for (String line : output.lines().toList()) {
      if (line.startsWith("\u0001")) {
        subjects.add(line.substring(1));
      } else if (!line.isEmpty()) {
        files.add(line);
      }
    }
    return new CommitLog(subjects, List.copyOf(files));
  }
}
