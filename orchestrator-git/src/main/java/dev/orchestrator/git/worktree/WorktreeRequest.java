package dev.orchestrator.git.worktree;

import java.nio.file.Path;
import java.util.Optional;

/**
 * The worktree and branch that one piece of work needs.
 *
 * @param repository a repository or one of its worktrees; absolute
 * @param folder where the worktree shall be; absolute
 * @param branch its branch, without {@code refs/heads/}
 * @param defaultBranch where a new branch starts that has no {@code start}: {@code
 *     origin/<defaultBranch>}, or the local branch where there is no such remote branch
 * @param start the commit that a new branch starts at, where that is decided
 * @param owner who it is for; a worktree is reused only for the same owner
 */
public record WorktreeRequest(
    Path repository,
    Path folder,
    String branch,
    String defaultBranch,
    Optional<String> start,
    String owner) {

  /** Makes the paths absolute. */
  public WorktreeRequest {
    repository = repository.toAbsolutePath().normalize();
    folder = folder.toAbsolutePath().normalize();
  }

  /** For a branch that starts from the default branch. */
  public WorktreeRequest(
      Path repository, Path folder, String branch, String defaultBranch, String owner) {
    this(repository, folder, branch, defaultBranch, Optional.empty(), owner);
  }
}
