package dev.orchestrator.git.merge;

import dev.orchestrator.core.cancellation.CancellationToken;
import dev.orchestrator.core.error.OrchestratorException;
import dev.orchestrator.exec.command.CommandResult;
import dev.orchestrator.exec.command.CommandRunner;
import dev.orchestrator.git.worktree.GitFolders;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** Checkouts by {@code git worktree list}, and git's notes of what is unfinished in them. */
final class GitCheckouts implements Checkouts {

  private final CommandRunner runner;

  @Inject
  GitCheckouts(CommandRunner runner) {
    this.runner = runner;
  }

  @Override
  public List<Checkout> of(Path repository, CancellationToken cancellation) {
    CommandResult result =
        MergeGit.in(repository, runner, cancellation).run("worktree", "list", "--porcelain", "-z");
    if (!result.isSuccess()) {
      throw new OrchestratorException(
          References.REFERENCES_UNREADABLE,
          "cannot list the worktrees of " + repository + ": " + MergeGit.complaint(result),
          null);
    }
    return WorktreeListing.parse(result.outputText()).stream()
        .map(
            checkout ->
                new Checkout(
                    checkout.folder(),
                    checkout.head(),
                    checkout.branch(),
                    checkout.bare(),
                    unfinished(checkout.folder())))
        .toList();
  }

  private static Set<String> unfinished(Path folder) {
    try {
      return GitFolders.gitDirectory(folder).map(UnfinishedWork::in).orElse(Set.of());
    } catch (IOException gone) {
      return Set.of();
    }
  }
}
