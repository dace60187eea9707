package dev.orchestrator.workers.evidence;

import dev.orchestrator.git.history.BranchHistories;
import dev.orchestrator.git.history.CommitContents;
import dev.orchestrator.git.merge.References;
import dev.orchestrator.git.shared.SharedStates;
import dev.orchestrator.git.worktree.Worktrees;
import jakarta.inject.Inject;

/**
 * Where the facts come from that a verification rests on.
 *
 * @param worktrees what is in a worktree
 * @param histories what was done on a branch
 * @param shared what the worktrees of a repository share
 * @param contents what is in a commit
 * @param references where branches are
 */
public record GitFacts(
    Worktrees worktrees,
    BranchHistories histories,
    SharedStates shared,
    CommitContents contents,
    References references) {

  @Inject
  public GitFacts {}
}
