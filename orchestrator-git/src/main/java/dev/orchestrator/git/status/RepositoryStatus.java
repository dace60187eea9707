package dev.orchestrator.git.status;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The state of one repository at one moment: a row of {@code state/repo-status.json}, whose keys
 * are these components in snake case. Counts are of files as {@code git status} lists them, where
 * an untracked folder is one entry.
 *
 * @param name of the registry
 * @param path of the working tree, absolute
 * @param exists whether there is anything at the path
 * @param branch the current branch, also an unborn one; empty when detached or not known
 * @param clean whether the state is {@link RepositoryState#CLEAN}
 * @param modifiedFiles changed in the working tree and not staged
 * @param untrackedFiles neither tracked nor ignored
 * @param ahead commits the upstream does not have, as of the last fetch; 0 without an upstream
 * @param behind commits only the upstream has, as of the last fetch; 0 without an upstream
 * @param lastCommit {@code <short id> <subject>}; empty when there is none
 * @param error why the state could not be found out
 * @param scannedAt when the look began
 * @param kind what sort of repository it is
 * @param state in one word
 * @param upstream the branch it follows, such as {@code origin/main}, even when that is gone
 * @param detached whether no branch is checked out
 * @param stagedFiles changed in the index
 * @param conflictedFiles with merge conflicts
 * @param stashes how many there are
 * @param operation what git has not finished
 * @param durationMs how long the look took, in milliseconds
 * @param unborn whether the branch has no commit yet
 * @param upstreamGone whether an upstream is configured that does not exist
 * @param fetchedAt when remote branches were last brought up to date, where that is known
 * @param linkedWorktrees how many worktrees are linked to the repository
 * @param notes what the reader should know about how the answer came about
 */
public record RepositoryStatus(
    String name,
    String path,
    boolean exists,
    String branch,
    boolean clean,
    int modifiedFiles,
    int untrackedFiles,
    int ahead,
    int behind,
    String lastCommit,
    Optional<String> error,
    Instant scannedAt,
    RepositoryKind kind,
    RepositoryState state,
    Optional<String> upstream,
    boolean detached,
    int stagedFiles,
    int conflictedFiles,
    int stashes,
    Optional<RepositoryOperation> operation,
    long durationMs,
    boolean unborn,
    boolean upstreamGone,
    Optional<Instant> fetchedAt,
    int linkedWorktrees,
    List<String> notes) {

  /** Copies the notes. */
  public RepositoryStatus {
    notes = List.copyOf(notes);
  }

  /** The most pressing thing about this repository. */
  public Condition condition() {
    return Condition.of(this);
  }

  /** Whether any file is staged, modified, untracked or in conflict. */
  public boolean hasChanges() {
    return stagedFiles + modifiedFiles + untrackedFiles + conflictedFiles > 0;
  }

  /** The same answer for another name of the same place. */
  RepositoryStatus as(String otherName, Path otherPath) {
    return new RepositoryStatus(
        otherName,
        otherPath.toString(),
        exists,
        branch,
        clean,
        modifiedFiles,
        untrackedFiles,
        ahead,
        behind,
        lastCommit,
        error,
        scannedAt,
        kind,
        state,
        upstream,
        detached,
        stagedFiles,
        conflictedFiles,
        stashes,
        operation,
        durationMs,
        unborn,
        upstreamGone,
        fetchedAt,
        linkedWorktrees,
        notes);
  }
}
