package dev.orchestrator.git.status;

import java.util.Optional;

/**
 * A branch with commits that no remote branch has, as of the last fetch.
 *
 * @param branch its name
 * @param commits how many there are
 * @param upstream the branch it follows; empty when it follows none, so that nobody would notice
 */
public record UnpushedBranch(String branch, int commits, Optional<String> upstream) {}
