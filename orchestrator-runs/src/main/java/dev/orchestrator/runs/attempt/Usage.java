package dev.orchestrator.runs.attempt;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.Optional;

/**
 * What agents used. Adds up: over attempts, stages, issues, runs.
 *
 * @param costUsd in US dollars as the agents count it, an estimate of theirs; empty when none of
 *     them counted money, and then unknown rather than nothing
 * @param inputTokens tokens sent, cached ones included
 * @param outputTokens tokens received
 */
public record Usage(Optional<BigDecimal> costUsd, long inputTokens, long outputTokens) {

  private static final BigDecimal FEW_CENTS = new BigDecimal("0.1");

  /** Nothing used that anybody counted. */
  public static final Usage NONE = new Usage(Optional.empty(), 0, 0);

  /** Both together; a cost that only one of them knows is the cost of both. */
  public Usage plus(Usage other) {
    return new Usage(
        costUsd.isPresent() && other.costUsd.isPresent()
            ? Optional.of(costUsd.get().add(other.costUsd.get()))
            : costUsd.or(other::costUsd),
        inputTokens + other.inputTokens,
        outputTokens + other.outputTokens);
  }

  /**
   * What came on top of an earlier reading of the same counter. A counter that stands lower than
   * before has begun anew, and then all it shows is new.
   */
  public Usage since(Usage earlier) {
    if (isLowerThan(earlier)) {
      return this;
    }
    return new Usage(
        costUsd.map(cost -> cost.subtract(earlier.costUsd.orElse(BigDecimal.ZERO))),
        inputTokens - earlier.inputTokens,
        outputTokens - earlier.outputTokens);
  }

  private boolean isLowerThan(Usage earlier) {
    return inputTokens < earlier.inputTokens
        || outputTokens < earlier.outputTokens
        || costUsd.orElse(BigDecimal.ZERO).compareTo(earlier.costUsd.orElse(BigDecimal.ZERO)) < 0;
  }

  /** Tokens sent and received. */
  public long tokens() {
    return inputTokens + outputTokens;
  }

  /** The cost for people; small sums with more digits: {@code $12.34}, {@code $0.0081}. */
  public Optional<String> costInWords() {
    return costUsd.map(Usage::dollars);
  }

  /** A sum of money for people. */
  public static String dollars(BigDecimal usd) {
    int digits = usd.compareTo(FEW_CENTS) < 0 && usd.signum() > 0 ? 4 : 2;
    return "$" + usd.setScale(digits, RoundingMode.HALF_UP).toPlainString();
  }

  /** The tokens for people: {@code 812}, {@code 34k}, {@code 1.2M}; empty when there are none. */
  public Optional<String> tokensInWords() {
    if (tokens() == 0) {
      return Optional.empty();
    }
    if (tokens() < 10_000) {
      return Optional.of(Long.toString(tokens()));
    }
    return Optional.of(
        tokens() < 1_000_000
            ? tokens() / 1000 + "k"
            : String.format(Locale.ROOT, "%.1fM", tokens() / 1e6));
  }
}
