package dev.orchestrator.git.branch;

import java.util.Optional;

/**
 * A branch to look at.
 *
 * @param branch its name, without {@code refs/heads/}
 * @param base full id of the commit its work began at; empty for where it parts from the default
 *     branch
 */
public record BranchQuestion(String branch, Optional<String> base) {}
