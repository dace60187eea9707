package dev.orchestrator.runs.plan;

import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A repository as a plan sees it.
 *
 * @param key how issues name it
 * @param path its main working tree, absolute; whether it is there is not known here
 * @param worktreeBase the folder that holds the worktrees of its issues, absolute
 * @param branchPrefix the issue's number is appended to it; never starts with {@code -}
 * @param defaultBranch what issues branch off
 * @param platform hosting platform; may be empty
 * @param maxWorkers how many attempts may run in it at once; empty for as many as there are
 * @param context what it is, where that is not what the plan says for all
 */
public record PlanRepository(
    String key,
    Path path,
    Path worktreeBase,
    String branchPrefix,
    String defaultBranch,
    String platform,
    OptionalInt maxWorkers,
    Optional<ProjectContext> context) {

  /** The same repository, with what the plan says of it alone. */
  PlanRepository with(Optional<ProjectContext> own) {
    return new PlanRepository(
        key, path, worktreeBase, branchPrefix, defaultBranch, platform, maxWorkers, own);
  }

  /** The worktree of an issue. */
  public Path worktreeOf(int issue) {
    return worktreeBase.resolve("issue-" + issue);
  }

  /** The branch of an issue. */
  public String branchOf(int issue) {
    return branchPrefix + issue;
  }
}
