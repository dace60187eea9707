package dev.orchestrator.git.worktree;

import dev.orchestrator.core.cancellation.CancellationToken;
import dev.orchestrator.exec.command.CommandResult;
import dev.orchestrator.git.command.GitRunner;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Whether a branch is part of the default branch: its commits are, or all it changes is, as after a
 * squash or a rebase on the server. The second is asked by merging the two without touching any
 * file: where that adds nothing, nothing is missing. Whatever git cannot answer is not merged.
 */
final class MergeCheck {

  private final GitRunner git;
  private final Path repository;
  private final CancellationToken cancellation;

  MergeCheck(GitRunner git, Path repository, CancellationToken cancellation) {
    this.git = git;
    this.repository = repository;
    this.cancellation = cancellation;
  }

  boolean isMerged(String branch, String defaultBranch) {
    String reference = Branches.reference(branch);
    List<String> targets =
        Stream.of(Branches.originReference(defaultBranch), Branches.reference(defaultBranch))
            .filter(target -> line("rev-parse", "--verify", "--quiet", target).isPresent())
            .toList();
    return targets.stream().anyMatch(target -> isAncestor(reference, target))
        || targets.stream().anyMatch(target -> addsNothing(reference, target));
  }

  private boolean isAncestor(String branch, String target) {
    return run("merge-base", "--is-ancestor", branch, target).isSuccess();
  }

  private boolean addsNothing(String branch, String target) {
    Optional<String> merged = line("merge-tree", "--write-tree", target, branch);
    return merged.isPresent()
        && merged.equals(line("rev-parse", "--verify", "--quiet", target + "^{tree}"));
  }

  private Optional<String> line(String... arguments) {
    CommandResult result = run(arguments);
    return result.isSuccess() ? Optional.of(result.outputText().strip()) : Optional.empty();
  }

  private CommandResult run(String... arguments) {
    return git.read(repository, cancellation, List.of(arguments));
  }
}
