package dev.orchestrator.git.worktree;

import dev.orchestrator.core.cancellation.CancellationToken;
import dev.orchestrator.core.error.OrchestratorException;
import dev.orchestrator.core.file.FileTrouble;
import dev.orchestrator.core.file.FolderTree;
import dev.orchestrator.exec.command.CommandResult;
import dev.orchestrator.exec.command.CommandRunner;
import dev.orchestrator.git.command.GitRunner;
import dev.orchestrator.git.worktree.OwnedWorktree.Phase;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Integration worktrees by {@code git worktree add --detach}. */
final class GitIntegrationWorktrees implements IntegrationWorktrees {

  private static final String NO_BRANCH = "";

  private final GitRunner git;

  @Inject
  GitIntegrationWorktrees(CommandRunner runner) {
    this.git = new GitRunner(runner);
  }

  @Override
  public void provide(
      Path repository, Path folder, String owner, String commit, CancellationToken cancellation) {
    changing(
        repository,
        folder,
        records -> {
          Optional<OwnedWorktree> found = records.find(folder);
          if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
            make(repository, records, owned(folder, owner, commit), cancellation);
          } else if (found.filter(owned -> isOurs(owned, owner)).isEmpty()) {
            throw notOurs(folder);
          } else if (!GitFolders.isWorktreeOf(folder, common(repository))) {
            takeAway(repository, records, found.get());
            make(repository, records, owned(folder, owner, commit), cancellation);
          }
        });
    switchTo(folder, commit, List.of(), cancellation);
  }

  private static boolean isOurs(OwnedWorktree owned, String owner) {
    return owned.owner().equals(owner) && owned.branch().equals(NO_BRANCH);
  }

  private static OwnedWorktree owned(Path folder, String owner, String commit) {
    return new OwnedWorktree(folder, NO_BRANCH, owner, commit, Phase.MAKING_FOLDER);
  }

  private void make(
      Path repository,
      OwnershipRecords records,
      OwnedWorktree owned,
      CancellationToken cancellation)
      throws IOException {
    records.write(owned);
    git.write(repository, cancellation, List.of("worktree", "prune"));
    CommandResult made =
        git.write(
            repository,
            cancellation,
            List.of(
                "worktree",
                "add",
                "--quiet",
                "--detach",
                "--",
                owned.folder().toString(),
                owned.start()));
    if (!made.isSuccess()) {
      takeAway(repository, records, owned);
      throw Obstacles.failed("cannot make the worktree " + owned.folder(), made);
    }
    records.write(owned.whole());
  }

  @Override
  public void switchTo(
      Path folder, String commit, List<String> kept, CancellationToken cancellation) {
    List<String> clean = new ArrayList<>(List.of("clean", "-ffdxq"));
    kept.forEach(path -> clean.addAll(List.of("-e", "/" + literally(path))));
    require(folder, git.write(folder, cancellation, List.of("reset", "--quiet", "--hard", "HEAD")));
    require(folder, git.write(folder, cancellation, clean));
    require(
        folder,
        git.write(
            folder,
            cancellation,
            List.of(
                "checkout", "--quiet", "--force", "--no-recurse-submodules", "--detach", commit)));
  }

  /** As a pattern of {@code .gitignore} that means this path alone. */
  private static String literally(String path) {
    return path.replaceAll("([\\\\*?\\[#! ])", "\\\\$1");
  }

  private static void require(Path folder, CommandResult result) {
    if (!result.isSuccess()) {
      throw Obstacles.failed("cannot prepare the worktree " + folder, result);
    }
  }

  @Override
  public List<String> ignored(Path folder, CancellationToken cancellation) {
    CommandResult listed =
        git.read(
            folder,
            cancellation,
            List.of(
                "ls-files", "-z", "--others", "--ignored", "--exclude-standard", "--directory"));
    return Stream.of(listed.outputSoFar().split("\0")).filter(path -> !path.isEmpty()).toList();
  }

  @Override
  public void remove(Path repository, Path folder, CancellationToken cancellation) {
    changing(
        repository,
        folder,
        records -> {
          Optional<OwnedWorktree> found =
              records.find(folder).filter(owned -> owned.branch().equals(NO_BRANCH));
          if (found.isPresent()) {
            takeAway(repository, records, found.get());
          }
        });
  }

  private void takeAway(Path repository, OwnershipRecords records, OwnedWorktree owned)
      throws IOException {
    CancellationToken finish = new CancellationToken();
    git.write(
        repository,
        finish,
        List.of("worktree", "remove", "--force", "--force", "--", owned.folder().toString()));
    FolderTree.delete(owned.folder());
    git.write(repository, finish, List.of("worktree", "prune"));
    records.delete(owned);
  }

  private static OrchestratorException notOurs(Path folder) {
    return new OrchestratorException(
        Worktrees.WORKTREE_NOT_OURS,
        "the folder " + folder + " exists and is not a worktree that was made for this",
        "move it away");
  }

  private static Path common(Path repository) {
    return GitFolders.commonDirectory(repository)
        .orElseThrow(() -> Obstacles.unusable(repository, "there is none"));
  }

  private static void changing(Path repository, Path folder, Change change) {
    try {
      OwnershipRecords records = new OwnershipRecords(common(repository));
      records.changing(
          () -> {
            change.make(records);
            return folder;
          });
    } catch (IOException failed) {
      throw new OrchestratorException(
          Worktrees.WORKTREE_FAILED,
          "cannot make or remove the worktree " + folder + ": " + FileTrouble.words(failed),
          null,
          failed);
    }
  }

  /** What is done under the lock of the records. */
  @FunctionalInterface
  private interface Change {
    void make(OwnershipRecords records) throws IOException;
  }
}
