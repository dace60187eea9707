package dev.orchestrator.runs.run;

import dev.orchestrator.runs.base.IssueBase;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where and by whom an issue is worked on, as it was when it began. It outranks what an edited plan
 * says of the same issue.
 *
 * @param title what the plan called the issue
 * @param repository the plan's key of the repository
 * @param repositoryPath where that repository is
 * @param defaultBranch its default branch
 * @param worktree the folder it is worked on in
 * @param branch the branch its commits go to
 * @param agent the account it began with
 * @param base what its branch begins at; empty in journals of earlier versions
 * @param merging whether what it builds on is still to be merged in its worktree
 * @param merged the commit at which that was done; empty where nothing had to be
 */
public record Workplace(
    String title,
    String repository,
    Path repositoryPath,
    String defaultBranch,
    Path worktree,
    String branch,
    String agent,
    Optional<IssueBase> base,
    boolean merging,
    Optional<String> merged) {

  /** The commit that its own work comes after; empty in journals of earlier versions. */
  public Optional<String> ownWorkAfter() {
    return merged.or(() -> base.map(IssueBase::commit));
  }

  /** The same, once what it builds on is merged. */
  Workplace mergedAt(Optional<String> commit) {
    return new Workplace(
        title,
        repository,
        repositoryPath,
        defaultBranch,
        worktree,
        branch,
        agent,
        base,
        false,
        commit);
  }
}
