package dev.orchestrator.runs.plan;

import java.nio.file.Path;
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
 */
public record PlanRepository(
    String key,
    Path path,
    Path worktreeBase,
    String branchPrefix,
    String defaultBranch,
    String platform,
    OptionalInt maxWorkers) {

  /** The worktree of an issue. */
  public Path worktreeOf(int issue) {
    return worktreeBase.resolve("issue-" + issue);
  }

  /** The branch of an issue. */
  public String branchOf(int issue) {
    return branchPrefix + issue;
  }
}
