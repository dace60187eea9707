package dev.orchestrator.runs.base;

import java.time.Instant;
import java.util.Optional;

/**
 * The base branch of a repository as it was seen.
 *
 * @param name {@code origin/main}, or {@code main} where there is no remote
 * @param commit where it stood
 * @param fetched when the remote was last fetched from, where that is known
 * @param unpushed commits of the local branch that are not in it
 * @param unreached why the remote could not be asked
 */
public record Trunk(
    String name,
    String commit,
    Optional<Instant> fetched,
    int unpushed,
    Optional<String> unreached) {}
