package dev.orchestrator.git.base;

import dev.orchestrator.core.cancellation.CancellationToken;
import dev.orchestrator.core.error.OrchestratorException;
import dev.orchestrator.exec.command.CommandResult;
import dev.orchestrator.exec.command.CommandRunner;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Looks at merges that somebody was asked to finish. Runs nothing of the repository. */
public final class FinishedMerges {

  /** Enough for many commits; what is longer is no message. */
  private static final int LONGEST_MESSAGE = 64 * 1024;

  private final CommandRunner runner;

  /** Asks git by {@code runner}. */
  @Inject
  public FinishedMerges(CommandRunner runner) {
    this.runner = runner;
  }

  /**
   * What became of a merge.
   *
   * @param worktree where it was begun
   * @param ours commit that it was begun at
   * @param theirs commit that was to be merged
   * @param conflicted files that were in conflict
   * @throws OrchestratorException when git cannot tell
   */
  public FinishedMerge read(
      Path worktree,
      String ours,
      String theirs,
      Collection<String> conflicted,
      CancellationToken cancellation) {
    BaseGit git = new BaseGit(runner, worktree, cancellation);
    MergeReview review = new WorktreeMerge(git).review(ours, List.of(theirs), conflicted);
    List<String> sides = List.of("HEAD", "^" + ours, "^" + theirs, "--");
    return new FinishedMerge(
        review,
        line(git, "rev-parse", "--verify", "HEAD^{commit}"),
        line(git, "rev-parse", "--verify", "HEAD^{tree}"),
        git.text(List.of("merge-base", ours, theirs)).orElse(""),
        isJoined(git.lines(listing(List.of("rev-list", "--parents"), sides)), ours, theirs),
        uncommitted(git),
        message(git, sides));
  }

  /** The commit at which two sides parted; empty when they share no history. */
  public Optional<String> parted(
      Path repository, String ours, String theirs, CancellationToken cancellation) {
    return new BaseGit(runner, repository, cancellation).text(List.of("merge-base", ours, theirs));
  }

  /**
   * The places in conflict in a worktree, as git shows both sides; at most {@code most} characters.
   */
  public String hunks(Path worktree, int most, CancellationToken cancellation) {
    String text =
        new BaseGit(runner, worktree, cancellation)
            .read(
                List.of("diff", "--no-color", "--no-ext-diff", "--no-textconv", "--diff-filter=U"))
            .outputSoFar();
    return text.length() <= most ? text : text.substring(0, most) + "\n[...]\n";
  }

  /** The text of a file in a commit; empty where there is none. */
  public Optional<String> text(
      Path worktree, String commit, String path, CancellationToken cancellation) {
    CommandResult result =
        new BaseGit(runner, worktree, cancellation)
            .read(List.of("cat-file", "blob", commit + ":" + path));
    return result.isSuccess() ? Optional.of(result.outputSoFar()) : Optional.empty();
  }

  /** Each line has a commit and its parents. */
  private static boolean isJoined(List<String> commits, String ours, String theirs) {
    List<String> merges = commits.stream().filter(line -> line.split(" ", -1).length != 2).toList();
    return merges.size() == 1 && merges.get(0).endsWith(" " + ours + " " + theirs);
  }

  private static List<String> uncommitted(BaseGit git) {
    CommandResult result = git.read(List.of("status", "--porcelain", "-z", "--no-renames", "--"));
    if (!result.isSuccess()) {
      throw git.unusable(result);
    }
    return Stream.of(result.outputText().split("\0", -1))
        .filter(entry -> entry.length() > 3)
        .map(entry -> entry.substring(3))
        .toList();
  }

  private static String message(BaseGit git, List<String> sides) {
    String text =
        git.text(listing(List.of("log", "--no-show-signature", "--format=%B"), sides)).orElse("");
    return text.substring(0, Math.min(text.length(), LONGEST_MESSAGE));
  }

  private static List<String> listing(List<String> command, List<String> range) {
    return Stream.concat(command.stream(), range.stream()).toList();
  }

  private static String line(BaseGit git, String... arguments) {
    CommandResult result = git.read(List.of(arguments));
    if (!result.isSuccess()) {
      throw git.unusable(result);
    }
    return result.outputText().strip();
  }
}
