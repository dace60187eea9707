package dev.orchestrator.git.history;

import dev.orchestrator.git.history.FileChanges.FileChange;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a commit has that none of those commits has that it builds on. Where there are several, as
 * after a merge, a file counts only when it differs from all of them, and in a way that is more
 * than their changes side by side.
 */
final class NetChanges {

  /** Each is compared by a process; more of them have never been seen. */
  private static final int MOST_SOURCES = 16;

  private static final String COMBINED_HEADER = "diff --cc ";

  private final HistoryGit git;

  NetChanges(HistoryGit git) {
    this.git = git;
  }

  /**
   * Compares a commit with what it builds on.
   *
   * @param sources not empty
   */
  NetChange of(String tip, List<String> sources) throws UnansweredException {
    List<String> independent = git.independent(sources);
    if (independent.size() > MOST_SOURCES) {
      throw new UnansweredException("it was merged from " + independent.size() + " histories");
    }
    Map<String, FileChange> common =
        new LinkedHashMap<>(FileChanges.between(git, independent.get(0), tip).byPath());
    for (String source : independent.subList(1, independent.size())) {
      FileChanges changes = FileChanges.between(git, source, tip);
      common.keySet().retainAll(changes.byPath().keySet());
      common.replaceAll((path, change) -> smaller(change, changes.at(path).orElse(change)));
    }
    boolean none = common.isEmpty() || independent.size() > 1 && isCombination(tip, independent);
    return none ? NetChange.NONE : sum(common);
  }

  private static FileChange smaller(FileChange one, FileChange other) {
    return other.lines() < one.lines() ? other : one;
  }

  /** Whether every part of every file is as in one of the sources. */
  private boolean isCombination(String tip, List<String> sources) throws UnansweredException {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "diff",
                "--cc",
                "--no-color",
                "--no-ext-diff",
                "--no-textconv",
                "--no-renames",
                "--ignore-submodules=none",
                tip));
    arguments.addAll(sources);
    arguments.add("--");
    return git.bytes(arguments).lines().noneMatch(line -> line.startsWith(COMBINED_HEADER));
  }

  private static NetChange sum(Map<String, FileChange> files) {
    return new NetChange(
        files.size(),
        files.values().stream().mapToInt(FileChange::insertions).sum(),
        files.values().stream().mapToInt(FileChange::deletions).sum(),
        files.keySet().stream().sorted(Comparator.naturalOrder()).limit(NetChange.NAMED).toList());
  }
}
