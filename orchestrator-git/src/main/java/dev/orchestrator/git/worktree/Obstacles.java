package dev.orchestrator.git.worktree;

import dev.orchestrator.core.error.OrchestratorException;
import dev.orchestrator.exec.command.CommandResult;
import dev.orchestrator.git.command.GitRunner;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** The errors of this package, worded in one place. */
final class Obstacles {

  private Obstacles() {}

  static OrchestratorException unusable(Path repository, String why) {
    return new OrchestratorException(
        Worktrees.REPOSITORY_UNUSABLE,
        repository + " cannot be used as a git repository: " + why,
        "check the path in the plan or in config/repos.json");
  }

  static OrchestratorException invalidName(WorktreeRequest request) {
    return new OrchestratorException(
        Worktrees.BRANCH_INVALID,
        "'" + request.branch() + "' is not a valid branch name",
        "choose another branch_prefix in the plan");
  }

  static OrchestratorException notOurs(WorktreeRequest request, Optional<OwnedWorktree> record) {
    return notOurs(request.folder(), record);
  }

  static OrchestratorException notOurs(Path folder, Optional<OwnedWorktree> record) {
    String what =
        record
            .map(owned -> "belongs to " + owned.owner() + " on branch '" + owned.branch() + "'")
            .orElse("was not made by the orchestrator");
    return new OrchestratorException(
        Worktrees.WORKTREE_NOT_OURS,
        "the folder " + folder + " is in the way: it " + what,
        "move it away, or choose another worktree_base in the plan");
  }

  static OrchestratorException branchExists(WorktreeRequest request, Optional<String> where) {
    return new OrchestratorException(
        Worktrees.BRANCH_TAKEN,
        "branch '"
            + request.branch()
            + "' already exists in "
            + request.repository()
            + where.map(folder -> " and is checked out in " + folder).orElse("")
            + ", and was not made for this issue",
        "rename that branch, or choose another branch_prefix in the plan");
  }

  static OrchestratorException branchInTheWay(WorktreeRequest request, String other) {
    return new OrchestratorException(
        Worktrees.BRANCH_TAKEN,
        "branch '%s' cannot be made in %s beside the branch '%s'"
            .formatted(request.branch(), request.repository(), other),
        "rename that branch, or choose another branch_prefix in the plan");
  }

  static OrchestratorException noBase(WorktreeRequest request) {
    return new OrchestratorException(
        Worktrees.BASE_BRANCH_MISSING,
        "%s has neither a branch 'origin/%s' nor '%s' to start from"
            .formatted(request.repository(), request.defaultBranch(), request.defaultBranch()),
        "set default_branch in the plan or in config/repos.json");
  }

  static OrchestratorException filterMissing(Path repository, Map.Entry<String, String> missing) {
    return new OrchestratorException(
        Worktrees.FILTER_MISSING,
        "%s needs the filter '%s' to be checked out, and its program '%s' is not installed"
            .formatted(repository, missing.getKey(), missing.getValue()),
        "install " + missing.getValue());
  }

  static OrchestratorException failed(String what, CommandResult result) {
    return new OrchestratorException(
        Worktrees.WORKTREE_FAILED, what + ": " + GitRunner.complaint(result), null);
  }
}
