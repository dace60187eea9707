package dev.orchestrator.cli;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a line of words will most likely need, so that it can be begun on another processor while
 * the words are read properly. A wrong guess costs that processor a tenth of a second and nothing
 * else.
 *
 * @param opensWorkspace whether a workspace will be asked for
 * @param workspace the one that is named
 * @param writesJson whether the result will be a JSON document
 */
record HeadStart(boolean opensWorkspace, Optional<Path> workspace, boolean writesJson) {

  private static final Set<String> ASKS_ONLY = Set.of("-h", "--help", "-V", "--version");

  /** Commands that work without a workspace, or make one. */
  private static final Set<String> WITHOUT = Set.of("init", "demo", "completion");

  static HeadStart of(List<String> words) {
    List<String> ours = words.stream().takeWhile(word -> !word.equals("--")).toList();
    boolean opens =
        ours.stream().noneMatch(ASKS_ONLY::contains)
            && ours.stream().noneMatch(WITHOUT::contains)
            && !ours.isEmpty();
    return new HeadStart(opens, workspace(ours), asksForJson(words));
  }

  private static Optional<Path> workspace(List<String> words) {
    for (int i = 0; i + 1 < words.size(); i++) {
      if (words.get(i).equals("-w") || words.get(i).equals("--workspace")) {
        return path(words.get(i + 1));
      }
    }
    return Optional.empty();
  }

  private static Optional<Path> path(String word) {
    try {
      return Optional.of(Path.of(word));
    } catch (InvalidPathException notAPath) {
      return Optional.empty();
    }
  }

  /** Also for a failure, which may come before the options were parsed. */
  static boolean asksForJson(List<String> words) {
    int output = words.indexOf("--output");
    return words.contains("--json")
        || words.contains("--output=json")
        || (output >= 0 && words.subList(output, words.size()).indexOf("json") == 1);
  }
}
