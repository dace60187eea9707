package dev.orchestrator.git.base;

import dev.orchestrator.core.error.OrchestratorException;
import dev.orchestrator.exec.command.CommandResult;
import dev.orchestrator.git.merge.Merges;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A merge by hand in a worktree: begun here, finished by somebody, looked at here again. Merge
 * drivers that only the repository's configuration names are not run: such files conflict.
 */
final class WorktreeMerge {

  private final BaseGit git;

  WorktreeMerge(BaseGit git) {
    this.git = git.overriding(withoutDrivers(git));
  }

  /** Whatever is under way is somebody's work, and left alone. */
  void begin(List<String> commits) {
    boolean free = !underWay() && lines("status", "--porcelain", "-z", "--").isEmpty();
    for (String commit : free ? missing(commits) : List.<String>of()) {
      CommandResult merge =
          git.act(List.of("merge", "--quiet", "--no-commit", "--no-ff", "--no-edit", commit));
      if (!merge.isSuccess() && !underWay()) {
        throw new OrchestratorException(
            Merges.MERGE_FAILED,
            "%.12s cannot be merged: %s".formatted(commit, BaseGit.complaint(merge)),
            null);
      }
      if (underWay()) {
        return;
      }
    }
  }

  MergeReview review(String base, List<String> commits, Collection<String> paths) {
    List<String> allowed = List.copyOf(paths);
    return new MergeReview(
        lines("diff", "--name-only", "--diff-filter=U", "-z", "--"),
        underWay(),
        missing(commits),
        allowed.stream().filter(path -> hasMarkers(path, base, commits)).toList(),
        beyond(base, commits, allowed));
  }

  private boolean underWay() {
    return git.text(List.of("rev-parse", "--path-format=absolute", "--git-path", "MERGE_HEAD"))
        .filter(file -> Files.exists(Path.of(file)))
        .isPresent();
  }

  private List<String> missing(List<String> commits) {
    return commits.stream()
        .filter(
            commit -> !git.read(List.of("merge-base", "--is-ancestor", commit, "HEAD")).isSuccess())
        .toList();
  }

  /** A file may be about conflicts: what both sides had before is no mark that was left. */
  private boolean hasMarkers(String path, String base, List<String> commits) {
    return marked(path, "HEAD")
        && !marked(path, base)
        && commits.stream().noneMatch(commit -> marked(path, commit));
  }

  private boolean marked(String path, String commit) {
    return git.read(
            List.of(
                "--literal-pathspecs",
                "grep",
                "--quiet",
                "-E",
                "-e",
                "^(<{7} |>{7} |<{7}$|>{7}$)",
                commit,
                "--",
                path))
        .isSuccess();
  }

  /** Of merges, what differs from what git makes of both sides; of other commits, everything. */
  private List<String> beyond(String base, List<String> commits, List<String> allowed) {
    List<String> range = new ArrayList<>(List.of("HEAD", "^" + base));
    commits.forEach(commit -> range.add("^" + commit));
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "log",
                "--no-show-signature",
                "--remerge-diff",
                "--name-only",
                "--no-renames",
                "--format=",
                "-z"));
    arguments.addAll(range);
    arguments.add("--");
    Set<String> changed = new LinkedHashSet<>(lines(arguments.toArray(String[]::new)));
    allowed.forEach(changed::remove);
    return List.copyOf(changed);
  }

  private List<String> lines(String... arguments) {
    CommandResult result = git.read(List.of(arguments));
    if (!result.isSuccess()) {
      throw git.unusable(result);
    }
    return List.of(result.outputText().split("[\\x00\n]", -1)).stream()
        .filter(line -> !line.isEmpty())
        .toList();
  }

  private static Map<String, String> withoutDrivers(BaseGit git) {
    Map<String, String> overrides = new HashMap<>();
    git
        .text(
            List.of(
                "config", "--show-scope", "--name-only", "--get-regexp", "^merge\\..*\\.driver$"))
        .stream()
        .flatMap(String::lines)
        .filter(line -> line.startsWith("local") || line.startsWith("worktree"))
        .map(line -> line.substring(line.indexOf('\t') + 1))
        .forEach(key -> overrides.put(key, "false"));
    return overrides;
  }
}
