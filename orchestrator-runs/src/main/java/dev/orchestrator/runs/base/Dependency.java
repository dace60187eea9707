package dev.orchestrator.runs.base;

import java.util.Optional;

/**
 * An issue that another one builds on, as plan and journal know it.
 *
 * @param issue its number
 * @param repository the plan's key of its repository
 * @param branch its branch
 * @param tip the commit that was verified last; empty where the journal knows none, as of an issue
 *     that the plan declares to be completed
 * @param beganAt where the base branch of its repository stood when it began
 * @param direct whether the plan names it; the others are reached through other repositories
 */
public record Dependency(
    int issue,
    String repository,
    String branch,
    Optional<String> tip,
    Optional<String> beganAt,
    boolean direct) {}
