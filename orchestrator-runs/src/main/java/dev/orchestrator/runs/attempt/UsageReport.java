package dev.orchestrator.runs.attempt;

import java.util.Optional;

/**
 * What an agent said at its end that it had used.
 *
 * @param figures as it said them
 * @param countedOver the session whose earlier attempts the figures include; empty when they are of
 *     this attempt alone
 */
public record UsageReport(Usage figures, Optional<String> countedOver) {}
