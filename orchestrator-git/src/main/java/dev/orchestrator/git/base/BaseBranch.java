package dev.orchestrator.git.base;

import java.time.Instant;
import java.util.Optional;

/**
 * The branch that new work in a repository begins at and is merged into.
 *
 * @param name {@code origin/main} where there is a remote, else the local {@code main}
 * @param commit where it stood when it was looked at
 * @param fetched when the remote was last fetched from; empty for a local branch, and where that is
 *     not known
 * @param unpushed how many commits the local branch has that {@code name} does not; 0 where {@code
 *     name} is the local branch
 * @param unreached why the remote could not be asked the last time; empty where it could, or was
 *     not asked
 */
public record BaseBranch(
    String name,
    String commit,
    Optional<Instant> fetched,
    int unpushed,
    Optional<String> unreached) {}
