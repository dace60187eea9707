package dev.orchestrator.git.worktree;

import dev.orchestrator.core.cancellation.CancellationToken;
import dev.orchestrator.core.error.OrchestratorException;
import dev.orchestrator.exec.command.CommandResult;
import dev.orchestrator.exec.command.CommandRunner;
import dev.orchestrator.git.command.GitRunner;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/** Gathers facts before it removes, and saves before it removes by force. */
final class GitWorktreeRemoval implements WorktreeRemoval {

  private final GitRunner git;

  @Inject
  GitWorktreeRemoval(CommandRunner runner) {
    this.git = new GitRunner(runner);
  }

  @Override
  public WorktreeFacts examine(
      Path repository, OwnedWorktree owned, CancellationToken cancellation) {
    if (!Files.exists(owned.folder(), LinkOption.NOFOLLOW_LINKS)) {
      return WorktreeFacts.absent();
    }
    if (!GitFolders.isWorktreeOf(owned.folder(), common(repository))) {
      return WorktreeFacts.unknown("it is no worktree of " + repository + " any more");
    }
    return new WorktreeExamination(git, repository, owned.folder(), cancellation).facts();
  }

  @Override
  public void remove(Path repository, OwnedWorktree owned, CancellationToken cancellation) {
    List<String> objections = examine(repository, owned, cancellation).objections();
    if (!objections.isEmpty()) {
      throw new OrchestratorException(
          Worktrees.WORKTREE_FAILED,
          owned.folder() + " is not removed: " + String.join("; ", objections),
          null);
    }
    change(repository, owned.folder(), () -> removeAlone(repository, owned, cancellation));
  }

  @Override
  public PreservedWorktree preserve(
      Path repository, OwnedWorktree owned, Instant at, CancellationToken cancellation) {
    Path common = common(repository);
    if (!GitFolders.isWorktreeOf(owned.folder(), common) || Files.isSymbolicLink(owned.folder())) {
      throw notPreserved(owned.folder(), "it is no worktree of " + repository, null);
    }
    WorktreeExamination examination =
        new WorktreeExamination(git, repository, owned.folder(), cancellation);
    PorcelainStatus status =
        examination
            .status()
            .orElseThrow(() -> notPreserved(owned.folder(), "git cannot tell its state", null));
    return change(
        repository,
        owned.folder(),
        () -> {
          PreservedWorktree saved =
              new Preservation(common).save(owned, status.head(), status.branch(), at);
          removeAlone(repository, owned, cancellation);
          return saved;
        });
  }

  @Override
  public List<PreservedWorktree> preserved(Path repository, CancellationToken cancellation) {
    try {
      return new Preservation(common(repository)).all();
    } catch (IOException unreadable) {
      throw Obstacles.unusable(repository, unreadable.toString());
    }
  }

  @Override
  public void restore(
      Path repository, PreservedWorktree preserved, CancellationToken cancellation) {
    if (Files.exists(preserved.folder(), LinkOption.NOFOLLOW_LINKS)) {
      throw new OrchestratorException(
          Worktrees.WORKTREE_NOT_OURS,
          preserved.folder() + " cannot be brought back: something is there",
          "move it away first");
    }
    change(repository, preserved.folder(), () -> restoreAlone(repository, preserved, cancellation));
  }

  private Void restoreAlone(
      Path repository, PreservedWorktree preserved, CancellationToken cancellation)
      throws IOException {
    String folder = preserved.folder().toString();
    git.write(repository, cancellation, List.of("worktree", "prune"));
    List<String> add =
        preserved
            .branch()
            .map(branch -> List.of("worktree", "add", "--no-checkout", "--", folder, branch))
            .orElse(
                List.of(
                    "worktree",
                    "add",
                    "--no-checkout",
                    "--detach",
                    "--",
                    folder,
                    preserved.head()));
    check("cannot bring " + folder + " back", git.write(repository, cancellation, add));
    check(
        "cannot bring the index of " + folder + " back",
        git.write(preserved.folder(), cancellation, List.of("read-tree", "HEAD")));
    new Preservation(common(repository)).writeFiles(preserved);
    return null;
  }

  private Void removeAlone(Path repository, OwnedWorktree owned, CancellationToken cancellation)
      throws IOException {
    if (!Files.exists(owned.folder(), LinkOption.NOFOLLOW_LINKS)) {
      return null;
    }
    check(
        "cannot remove the worktree " + owned.folder(),
        git.write(
            repository,
            cancellation,
            List.of("worktree", "remove", "--force", "--force", "--", owned.folder().toString())));
    return null;
  }

  private static void check(String what, CommandResult result) {
    if (!result.isSuccess()) {
      throw Obstacles.failed(what, result);
    }
  }

  private <T> T change(Path repository, Path folder, OwnershipRecords.Change<T> change) {
    try {
      return new OwnershipRecords(common(repository)).changing(change);
    } catch (IOException | RuntimeException failed) {
      if (failed instanceof OrchestratorException expected) {
        throw expected;
      }
      throw notPreserved(folder, failed.toString(), failed);
    }
  }

  private static OrchestratorException notPreserved(
      Path folder, String why, @org.jspecify.annotations.Nullable Throwable cause) {
    return new OrchestratorException(
        WORKTREE_NOT_PRESERVED, folder + " is left as it is: " + why, null, cause);
  }

  private static Path common(Path repository) {
    return GitFolders.commonDirectory(repository)
        .orElseThrow(() -> Obstacles.unusable(repository, "there is none"));
  }
}
