package dev.orchestrator.runs.decision;

import dev.orchestrator.runs.plan.AgentSpec;
import java.time.Duration;
import java.util.Optional;

/**
 * Who is to run an attempt.
 *
 * @param agent who; empty when nobody can just now
 * @param reason why it is not the first choice, in words; empty when it is
 * @param lapsesAt when time alone changes that, by the run's clock
 */
record AgentChoice(Optional<AgentSpec> agent, String reason, Optional<Duration> lapsesAt) {}
