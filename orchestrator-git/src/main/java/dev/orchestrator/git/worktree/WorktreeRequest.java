package dev.orchestrator.git.worktree;

import java.nio.file.Path;

/**
 * The worktree and branch that one piece of work needs.
 *
 * @param repository a repository or one of its worktrees; absolute
 * @param folder where the worktree shall be; absolute
 * @param branch its branch, without {@code refs/heads/}
 * @param defaultBranch where the branch starts: {@code origin/<defaultBranch>}, or the local branch
 *     where there is no such remote branch
 * @param owner who it is for; a worktree is reused only for the same owner
 */
public record WorktreeRequest(
    Path repository, Path folder, String branch, String defaultBranch, String owner) {

  /** Makes the paths absolute. */
  public WorktreeRequest {
    repository = repository.toAbsolutePath().normalize();
    folder = folder.toAbsolutePath().normalize();
  }
}
