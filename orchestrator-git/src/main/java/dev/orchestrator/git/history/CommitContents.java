package dev.orchestrator.git.history;

import dev.orchestrator.core.cancellation.CancellationToken;
import dev.orchestrator.exec.command.CommandRunner;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Looks into commits. Changes nothing. Thread-safe. */
public final class CommitContents {

  private static final String GITLINK = "160000";

  private final CommandRunner runner;

  /** Asks git as {@code runner} runs it. */
  @Inject
  public CommitContents(CommandRunner runner) {
    this.runner = runner;
  }

  /**
   * The id of all files of a commit together.
   *
   * @param checkout the repository or one of its worktrees; absolute
   * @param commit a commit id
   * @return empty when git cannot tell
   */
  public Optional<String> tree(Path checkout, String commit, CancellationToken cancellation) {
    try {
      return new HistoryGit(runner, checkout, cancellation)
          .text(List.of("rev-parse", "--verify", "--end-of-options", commit + "^{tree}"))
          .lines()
          .findFirst();
    } catch (UnansweredException unanswered) {
      return Optional.empty();
    }
  }

  /**
   * The folders that were recorded between two commits as repositories and that {@code .gitmodules}
   * does not name: {@code git add} of a folder that is a repository of its own records only the id
   * of its commit, and nobody else can get what is in it.
   *
   * @param checkout the repository or one of its worktrees; absolute
   * @param base a commit id
   * @param tip a commit id
   * @return paths relative to the repository; empty when git cannot tell
   */
  public Optional<List<String>> nestedRepositories(
      Path checkout, String base, String tip, CancellationToken cancellation) {
    HistoryGit git = new HistoryGit(runner, checkout, cancellation);
    try {
      List<String> links = links(git, base, tip);
      if (links.isEmpty()) {
        return Optional.of(List.of());
      }
      Set<String> named = named(git, tip);
      return Optional.of(links.stream().filter(link -> !named.contains(link)).toList());
    } catch (UnansweredException unanswered) {
      return Optional.empty();
    }
  }

  private static List<String> links(HistoryGit git, String base, String tip)
      throws UnansweredException {
    List<String> links = new ArrayList<>();
    String[] fields =
        git.text(
                List.of(
                    "diff-tree",
                    "-r",
                    "-z",
                    "--raw",
                    "--no-renames",
                    "--ignore-submodules=none",
                    base,
                    tip,
                    "--"))
            .split("\0", -1);
    for (int field = 0; field + 1 < fields.length; field += 2) {
      String[] modes = fields[field].split(" ", -1);
      if (modes.length > 1 && modes[1].equals(GITLINK) && !modes[0].equals(":" + GITLINK)) {
        links.add(fields[field + 1]);
      }
    }
    return links;
  }

  /** The paths of submodules; none where there is no {@code .gitmodules}. */
  private static Set<String> named(HistoryGit git, String tip) throws UnansweredException {
    if (git.text(List.of("ls-tree", "-z", tip, "--", ".gitmodules")).isEmpty()) {
      return Set.of();
    }
    String entries =
        git.text(
            List.of(
                "config",
                "--blob",
                tip + ":.gitmodules",
                "-z",
                "--get-regexp",
                "^submodule\\..*\\.path$"));
    return List.of(entries.split("\0", -1)).stream()
        .map(entry -> entry.substring(entry.indexOf('\n') + 1))
        .collect(Collectors.toUnmodifiableSet());
  }
}
