package dev.orchestrator.git.status;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The state of one repository at one moment: a row of {@code state/repo-status.json}, one flat
 * object whose keys are the components of all groups in snake case.
 *
 * @param name of the registry
 * @param place where the repository is, and what sort of repository is there
 * @param state in one word
 * @param clean whether the state is {@link RepositoryState#CLEAN}
 * @param operation what git has not finished, such as a rebase
 * @param head what is checked out
 * @param tracking how the branch stands to its upstream
 * @param changes what is not committed
 * @param inspection how the state was found out
 */
public record RepositoryStatus(
    String name,
    @JsonUnwrapped Place place,
    RepositoryState state,
    boolean clean,
    Optional<RepositoryOperation> operation,
    @JsonUnwrapped Head head,
    @JsonUnwrapped Tracking tracking,
    @JsonUnwrapped UncommittedChanges changes,
    @JsonUnwrapped Inspection inspection) {

  /**
   * Where a repository is.
   *
   * @param path of the working tree, absolute
   * @param exists whether there is anything at the path
   * @param kind what sort of repository is at the path
   * @param linkedWorktrees how many worktrees are linked to the repository
   */
  public record Place(String path, boolean exists, RepositoryKind kind, int linkedWorktrees) {}

  /**
   * What is checked out.
   *
   * @param branch the current branch, also an unborn one; empty when detached or not known
   * @param detached whether no branch is checked out
   * @param unborn whether the branch has no commit yet
   * @param lastCommit {@code <short id> <subject>}; empty when there is none
   */
  public record Head(String branch, boolean detached, boolean unborn, String lastCommit) {}

  /** The most pressing thing about this repository. */
  public Condition condition() {
    return Condition.of(this);
  }

  /** The same answer for another name of the same place. */
  RepositoryStatus as(String otherName, Path otherPath) {
    Place other =
        new Place(otherPath.toString(), place.exists(), place.kind(), place.linkedWorktrees());
    return new RepositoryStatus(
        otherName, other, state, clean, operation, head, tracking, changes, inspection);
  }
}
