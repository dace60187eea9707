package dev.orchestrator.agents.spi;

import dev.orchestrator.runs.attempt.Usage;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/**
 * What an agent has used.
 *
 * @param costUsd in US dollars as the agent counts it; empty when it does not
 * @param inputTokens tokens sent, cached ones included
 * @param outputTokens tokens received
 * @param scope what these figures cover
 */
public record AgentUsage(
    Optional<BigDecimal> costUsd, long inputTokens, long outputTokens, Scope scope) {

  /** Beyond what any session costs; a figure that large is a fault of who counted it. */
  private static final BigDecimal MOST_COST = BigDecimal.valueOf(1_000_000);

  private static final long MOST_TOKENS = Long.MAX_VALUE >> 10;

  /**
   * Rounds the cost to millionths of a dollar: agents add binary fractions. What is negative counts
   * as nothing used, and a cost beyond a million dollars as not counted: neither may move a budget.
   */
  public AgentUsage {
    costUsd =
        costUsd
            .filter(cost -> cost.compareTo(MOST_COST) <= 0)
            .map(cost -> cost.max(BigDecimal.ZERO).setScale(6, RoundingMode.HALF_UP));
    inputTokens = Math.max(0, Math.min(MOST_TOKENS, inputTokens));
    outputTokens = Math.max(0, Math.min(MOST_TOKENS, outputTokens));
  }

  /** Nothing used, by an agent that does not count money. */
  public static final AgentUsage NONE = new AgentUsage(Optional.empty(), 0, 0, Scope.STEP);

  /** What a figure covers, and so how it adds up. */
  public enum Scope {
    /** One step since the figures before: add them. */
    STEP,
    /** All of this process so far: the last one counts. */
    ATTEMPT,
    /** All of the session, earlier processes that it resumed included: the last one counts. */
    SESSION
  }

  /** This usage followed by a later report of the same process. */
  public AgentUsage then(AgentUsage later) {
    if (later.scope != Scope.STEP) {
      return later;
    }
    return new AgentUsage(
        sum(costUsd, later.costUsd),
        inputTokens + later.inputTokens,
        outputTokens + later.outputTokens,
        scope == Scope.SESSION ? Scope.SESSION : Scope.ATTEMPT);
  }

  /** The figures alone. */
  public Usage figures() {
    return new Usage(costUsd, inputTokens, outputTokens);
  }

  private static Optional<BigDecimal> sum(Optional<BigDecimal> one, Optional<BigDecimal> other) {
    return one.isPresent() && other.isPresent()
        ? Optional.of(one.get().add(other.get()))
        : one.or(() -> other);
  }
}
