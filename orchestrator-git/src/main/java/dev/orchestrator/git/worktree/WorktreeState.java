package dev.orchestrator.git.worktree;

import java.util.List;
import java.util.Optional;

/**
 * What is in a worktree at one moment, seen from the commit where the work began.
 *
 * @param head the commit it stands at
 * @param branch the branch checked out; empty when HEAD is detached
 * @param uncommitted files that differ from HEAD or are untracked (ignored ones are not), relative
 *     to the worktree
 * @param commits subjects of the commits since the work began, oldest first; bounded
 * @param commitCount how many commits there are since the work began
 * @param changedFiles files those commits touch, relative to the worktree, each once
 */
public record WorktreeState(
    String head,
    Optional<String> branch,
    List<String> uncommitted,
    List<String> commits,
    int commitCount,
    List<String> changedFiles) {

  /** Copies the lists. */
  public WorktreeState {
    uncommitted = List.copyOf(uncommitted);
    commits = List.copyOf(commits);
    changedFiles = List.copyOf(changedFiles);
  }

  /** Whether everything is committed. */
  public boolean isClean() {
    return uncommitted.isEmpty();
  }
}
