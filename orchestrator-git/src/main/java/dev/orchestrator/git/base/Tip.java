package dev.orchestrator.git.base;

import java.util.Optional;

/**
 * A commit that other work is to build on.
 *
 * @param commit a full commit id
 * @param beganAt where the base branch stood when the work that led to it began; a base branch that
 *     has not moved since cannot hold it
 */
public record Tip(String commit, Optional<String> beganAt) {}
