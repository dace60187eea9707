package dev.orchestrator.tasks;

import java.time.Duration;
import java.util.Optional;

/**
 * How a task is started.
 *
 * @param assigned who works on it
 * @param branch where
 * @param expires after what time somebody else may take the task over
 */
public record StartRequest(
    Optional<String> assigned, Optional<String> branch, Optional<Duration> expires) {}
