package dev.orchestrator.runs.run;

import java.nio.file.Path;

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
 */
public record Workplace(
    String title,
    String repository,
    Path repositoryPath,
    String defaultBranch,
    Path worktree,
    String branch,
    String agent) {}
