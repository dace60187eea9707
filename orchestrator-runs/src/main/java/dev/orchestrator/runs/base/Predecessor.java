package dev.orchestrator.runs.base;

/**
 * An issue that another one builds on, and the very commit of it.
 *
 * @param issue its number
 * @param repository the plan's key of its repository
 * @param branch its branch
 * @param commit its verified commit
 * @param held whether the worktree of the one that builds on it holds that commit
 */
public record Predecessor(
    int issue, String repository, String branch, String commit, boolean held) {}
