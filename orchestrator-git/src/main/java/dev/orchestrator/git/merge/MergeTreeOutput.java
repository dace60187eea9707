package dev.orchestrator.git.merge;

import java.util.ArrayList;
import java.util.List;

/** What {@code git merge-tree -z --name-only --no-messages} prints. */
final class MergeTreeOutput {

  private static final String CLEAN = "1";
  private static final String CONFLICTED = "0";

  private MergeTreeOutput() {}

  /** One merge: the tree, and after it the files in conflict. */
  static TreeMerge single(String output, boolean clean) {
    String[] fields = output.split("\0");
    if (!CommitIds.isId(fields[0])) {
      return new TreeMerge.Failed("git merge-tree answered with no tree");
    }
    return answer(fields[0], paths(List.of(fields), 1), clean);
  }

  /** The whole answers of a series; a last one that was cut off is left out. */
  static List<TreeMerge> series(String output) {
    List<String> fields = List.of(output.split("\0", -1));
    List<TreeMerge> answers = new ArrayList<>();
    int at = 0;
    while (at + 2 < fields.size() && isAnswer(fields, at)) {
      List<String> paths = paths(fields, at + 2);
      int end = at + 2 + paths.size();
      if (end + 1 >= fields.size()) {
        break;
      }
      answers.add(answer(fields.get(at + 1), paths, fields.get(at).equals(CLEAN)));
      at = end + 1;
    }
    return answers;
  }

  private static boolean isAnswer(List<String> fields, int at) {
    return (fields.get(at).equals(CLEAN) || fields.get(at).equals(CONFLICTED))
        && CommitIds.isId(fields.get(at + 1));
  }

  private static List<String> paths(List<String> fields, int from) {
    return fields.subList(from, fields.size()).stream()
        .takeWhile(field -> !field.isEmpty())
        .toList();
  }

  private static TreeMerge answer(String tree, List<String> paths, boolean clean) {
    if (clean) {
      return new TreeMerge.Clean(tree);
    }
    return paths.isEmpty()
        ? new TreeMerge.Failed("git merge-tree names no file in conflict")
        : new TreeMerge.Conflicted(paths);
  }
}
