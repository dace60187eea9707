package dev.orchestrator.git.history;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The files in which two commits differ, by path.
 *
 * @param byPath without renames: a moved file is one that went and one that came
 */
record FileChanges(Map<String, FileChange> byPath) {

  private static final int FIELDS_OF_A_FILE = 5;

  /** Compares the files of two commits, submodules whatever their configuration says of them. */
  static FileChanges between(HistoryGit git, String from, String to) throws UnansweredException {
    List<String> arguments = new ArrayList<>(compare());
    arguments.addAll(List.of("--raw", "--numstat", "--no-abbrev", "--no-renames", "-z", from, to));
    arguments.add("--");
    return parse(git.text(arguments));
  }

  static List<String> compare() {
    return List.of("diff-tree", "-r", "--no-ext-diff", "--no-textconv", "--ignore-submodules=none");
  }

  private static FileChanges parse(String output) throws UnansweredException {
    Map<String, FileChange> changes = new LinkedHashMap<>();
    String[] parts = output.split("\0", -1);
    for (int i = 0; i < parts.length - 1; i++) {
      if (parts[i].startsWith(":")) {
        String[] fields = parts[i].substring(1).split(" ", -1);
        if (fields.length != FIELDS_OF_A_FILE) {
          throw new UnansweredException("a difference cannot be read");
        }
        i++;
        Content before = new Content(fields[0], fields[2]);
        changes.put(parts[i], new FileChange(before, new Content(fields[1], fields[3]), 0, 0));
      } else {
        String[] counts = parts[i].split("\t", 3);
        FileChange change = counts.length == 3 ? changes.get(counts[2]) : null;
        if (change == null) {
          throw new UnansweredException("a difference cannot be read");
        }
        changes.put(counts[2], change.counting(lines(counts[0]), lines(counts[1])));
      }
    }
    return new FileChanges(changes);
  }

  private static int lines(String count) {
    return count.matches("\\d{1,9}") ? Integer.parseInt(count) : 0;
  }

  Optional<FileChange> at(String path) {
    return Optional.ofNullable(byPath.get(path));
  }

  /** A file on both sides. */
  record FileChange(Content before, Content after, int insertions, int deletions) {

    FileChange counting(int inserted, int deleted) {
      return new FileChange(before, after, inserted, deleted);
    }

    int lines() {
      return insertions + deletions;
    }
  }

  /** What a commit holds at a path: mode and object, both zero when there is no file. */
  record Content(String mode, String object) {

    private static final String SUBMODULE = "160000";

    boolean isFile() {
      return !mode.equals(SUBMODULE) && !object.matches("0+");
    }
  }
}
