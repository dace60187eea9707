package dev.orchestrator.runs.run;

import java.nio.file.Path;
import java.util.Optional;

/**
 * What became of starting an attempt: everything needed to find it again.
 *
 * @param process the wrapper's process
 * @param pane the backend's name for where it is shown; may be empty
 * @param launchCommit the commit the worktree was at; new commits are counted from it
 * @param worktree where it works
 * @param branch what it commits to
 * @param log its output
 * @param session the agent's own session, if it has one
 */
public record Launch(
    RecordedProcess process,
    String pane,
    String launchCommit,
    Path worktree,
    String branch,
    Path log,
    Optional<String> session) {}
