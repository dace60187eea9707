package dev.orchestrator.runs.store;

import java.nio.file.Path;
import java.util.Optional;

/**
 * A run of a workspace: one that has a plan, one that was begun, or both.
 *
 * @param project its name
 * @param plan its plan file, absolute; empty when that is gone
 * @param begun whether it has a journal
 */
public record KnownRun(String project, Optional<Path> plan, boolean begun) {}
