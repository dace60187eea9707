package dev.orchestrator.runs.decision;

import dev.orchestrator.runs.run.Basis;
import java.time.Duration;
import java.util.Optional;

/**
 * The decision to do nothing yet, and why. Never journalled; it is what {@code why} shows of an
 * issue that stands still.
 *
 * @param issue which issue
 * @param basis why
 * @param until the reading of the run's clock at which time alone changes that; empty when only
 *     something that happens can
 */
public record Wait(int issue, Basis basis, Optional<Duration> until) {}
