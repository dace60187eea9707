package dev.orchestrator.git.sync;

import java.util.Optional;

/**
 * What a sync did with one repository.
 *
 * @param name of the registry
 * @param path of the working tree
 * @param outcome in one word
 * @param branch that is checked out; empty when none is or it is not known
 * @param upstream the branch it follows
 * @param commits how many commits the branch was moved by, or would be as far as is known
 * @param reason in words; empty where the outcome says everything
 * @param logFile what git said; empty where git was not asked to change anything
 * @param durationMs how long it took, in milliseconds
 */
public record SyncResult(
    String name,
    String path,
    SyncOutcome outcome,
    String branch,
    Optional<String> upstream,
    int commits,
    String reason,
    Optional<String> logFile,
    long durationMs) {

  SyncResult as(String otherName, String otherPath) {
    return new SyncResult(
        otherName, otherPath, outcome, branch, upstream, commits, reason, logFile, durationMs);
  }
}
