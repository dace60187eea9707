package dev.orchestrator.git.status;

import dev.orchestrator.fixtures.GitSandbox;
import dev.orchestrator.fixtures.Program;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The same facts by other commands of git, asked one by one. */
final class GitOracle {

  private final GitSandbox sandbox;
  private final Path path;

  GitOracle(GitSandbox sandbox, Path path) {
    this.sandbox = sandbox;
    this.path = path;
  }

  String branch() {
    return orEmpty("symbolic-ref", "--quiet", "--short", "HEAD");
  }

  String lastCommit() {
    String id = orEmpty("rev-parse", "--quiet", "--verify", "HEAD");
    return id.isEmpty() ? "" : id.substring(0, 7) + " " + orEmpty("log", "-1", "--format=%s");
  }

  int stashes() {
    return lines(orEmpty("stash", "list")).size();
  }

  /** Behind and ahead. */
  List<Integer> distance() {
    String counts = orEmpty("rev-list", "--left-right", "--count", "@{upstream}...HEAD");
    return counts.isEmpty()
        ? List.of(0, 0)
        : Arrays.stream(counts.split("\\s+")).map(Integer::valueOf).toList();
  }

  int staged() {
    String base = orEmpty("rev-parse", "--quiet", "--verify", "HEAD");
    String[] diff =
        base.isEmpty()
            ? new String[] {"ls-files", "--cached", "-z"}
            : new String[] {"diff", "--cached", "--name-only", "-M", "--diff-filter=u", "-z"};
    return names(diff).size();
  }

  /** A file in conflict is listed as modified as well. */
  int modified() {
    Set<String> modified = new HashSet<>(names("diff", "--name-only", "--diff-filter=u", "-z"));
    modified.removeAll(names("diff", "--name-only", "--diff-filter=U", "-z"));
    return modified.size();
  }

  int untracked() {
    return names(
            "ls-files",
            "--others",
            "--exclude-standard",
            "--directory",
            "--no-empty-directory",
            "-z")
        .size();
  }

  int conflicted() {
    return Set.copyOf(names("diff", "--name-only", "--diff-filter=U", "-z")).size();
  }

  private List<String> names(String... arguments) {
    String listed = orEmpty(arguments);
    return Arrays.stream(listed.split("\0")).filter(name -> !name.isEmpty()).toList();
  }

  private static List<String> lines(String text) {
    return text.lines().toList();
  }

  private String orEmpty(String... arguments) {
    Program.Ended ended = sandbox.program(path, arguments).run();
    return ended.status() == 0 ? ended.out().stripTrailing() : "";
  }
}
