package dev.orchestrator.git.worktree;

import dev.orchestrator.core.cancellation.CancellationToken;
import dev.orchestrator.core.error.OrchestratorException;
import dev.orchestrator.exec.command.CommandResult;
import dev.orchestrator.git.command.GitRunner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Brings one saved worktree back: its files, and what git kept for it. */
final class WorktreeRestoring {

  private final GitRunner git;
  private final Path repository;
  private final Path common;
  private final CancellationToken cancellation;

  WorktreeRestoring(GitRunner git, Path repository, Path common, CancellationToken cancellation) {
    this.git = git;
    this.repository = repository;
    this.common = common;
    this.cancellation = cancellation;
  }

  void restore(PreservedWorktree preserved) throws IOException {
    Preservation preservation = new Preservation(common);
    git.write(repository, cancellation, List.of("worktree", "prune"));
    Optional<String> name = preservation.note(preserved).gitFolder();
    if (name.isPresent()) {
      restoreWhole(preservation, preserved, name.get());
    } else {
      restoreFiles(preservation, preserved);
    }
  }

  /**
   * Neither the folder nor what git keeps for it is there, so all of it can be taken away again.
   */
  private void restoreWhole(Preservation preservation, PreservedWorktree preserved, String name)
      throws IOException {
    Path gitFolder = common.resolve("worktrees").resolve(name);
    boolean plain = gitFolder.normalize().equals(gitFolder) && !name.contains("/");
    if (!plain || Files.exists(gitFolder, LinkOption.NOFOLLOW_LINKS)) {
      throw inTheWay(preserved, "git has another worktree called " + name);
    }
    preserved.branch().ifPresent(branch -> requireBranch(preserved, branch));
    try {
      Files.createDirectories(preserved.folder());
      preservation.writeFiles(preserved, preserved.folder().toRealPath());
      preservation.writeGitFolders(preserved, gitFolder);
    } catch (IOException | RuntimeException failed) {
      WorktreeDeletion.undo(preserved.folder());
      WorktreeDeletion.undo(gitFolder);
      throw failed;
    }
  }

  /** A branch that went meanwhile begins again where it was; two worktrees cannot share one. */
  private void requireBranch(PreservedWorktree preserved, String branch) {
    String reference = Branches.reference(branch);
    CommandResult used =
        git.read(repository, cancellation, List.of("worktree", "list", "--porcelain", "-z"));
    if (List.of(used.outputText().split("\0", -1)).contains("branch " + reference)) {
      throw inTheWay(preserved, "its branch '" + branch + "' is checked out elsewhere");
    }
    boolean exists =
        git.read(repository, cancellation, List.of("rev-parse", "--verify", "--quiet", reference))
            .isSuccess();
    if (!exists && !preserved.head().isEmpty()) {
      check(
          "cannot bring the branch " + branch + " back",
          git.write(
              repository, cancellation, List.of("update-ref", reference, preserved.head(), "")));
    }
  }

  private static OrchestratorException inTheWay(PreservedWorktree preserved, String why) {
    return new OrchestratorException(
        Worktrees.WORKTREE_NOT_OURS,
        preserved.folder() + " cannot be brought back: " + why,
        "remove that worktree first");
  }

  /** As older versions saved them: git's own part is made anew. */
  private void restoreFiles(Preservation preservation, PreservedWorktree preserved)
      throws IOException {
    String folder = preserved.folder().toString();
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
    preservation.writeFiles(preserved, preserved.folder());
  }

  private static void check(String what, CommandResult result) {
    if (!result.isSuccess()) {
      throw Obstacles.failed(what, result);
    }
  }
}
