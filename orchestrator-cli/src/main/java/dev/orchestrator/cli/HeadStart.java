package dev.orchestrator.cli;

import dev.orchestrator.runs.overview.RunOverviews;
import dev.orchestrator.runtime.build.CarryOutWork;
import dev.orchestrator.runtime.fleet.ListRepositories;
import dev.orchestrator.runtime.fleet.ShowStatus;
import dev.orchestrator.runtime.fleet.SyncRepositories;
import dev.orchestrator.runtime.tasks.ListTasks;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a line of words will most likely need, so that it can be begun on another processor while
 * the words are read properly. A wrong guess costs that processor a tenth of a second and nothing
 * else.
 *
 * @param service of a workspace that will be asked for; empty when none will be
 * @param workspace the one that is named
 */
record HeadStart(Optional<Class<?>> service, Optional<Path> workspace) {

  private static final Set<String> ASKS_ONLY = Set.of("-h", "--help", "-V", "--version");

  /** Commands that work without a workspace, make one, or only read its rules. */
  private static final Set<String> WITHOUT = Set.of("init", "demo", "completion", "safety");

  /** With all it stands on, it is most of what a command waits for before its own work. */
  private static final Map<String, Class<?>> NEEDED =
      Map.of(
          "repo", ListRepositories.class,
          "scan", ShowStatus.class,
          "status", ShowStatus.class,
          "sync", SyncRepositories.class,
          "task", ListTasks.class,
          "workers", RunOverviews.class);

  /** Stands for all that Guice wires. */
  private static final Class<?> OTHERWISE = CarryOutWork.class;

  static HeadStart of(List<String> words) {
    List<String> ours = words.stream().takeWhile(word -> !word.equals("--")).toList();
    boolean opens =
        ours.stream().noneMatch(word -> ASKS_ONLY.contains(word) || WITHOUT.contains(word))
            && !ours.isEmpty();
    Optional<Class<?>> service = opens ? Optional.of(needed(ours)) : Optional.empty();
    return new HeadStart(service, workspace(ours));
  }

  private static Class<?> needed(List<String> words) {
    return words.stream()
        .filter(NEEDED::containsKey)
        .findFirst()
        .<Class<?>>map(NEEDED::get)
        .orElse(OTHERWISE);
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
