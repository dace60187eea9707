package dev.orchestrator.runs.run;

import dev.orchestrator.runs.attempt.AttemptId;
import dev.orchestrator.runs.attempt.AttemptKind;

/**
 * Who is to work on what: all that is decided about an attempt before it starts.
 *
 * @param attempt the new attempt's name
 * @param issue the issue
 * @param repository the plan's key of the repository it works in
 * @param stage the stage of the pipeline
 * @param worker the slot, from 1, that it occupies until it is settled
 * @param kind what the agent is told about earlier attempts
 * @param account whose usage limits it shares
 * @param probe whether it is started to find out if a held account can be used again
 */
public record Assignment(
    AttemptId attempt,
    int issue,
    String repository,
    String stage,
    int worker,
    AttemptKind kind,
    String account,
    boolean probe) {}
