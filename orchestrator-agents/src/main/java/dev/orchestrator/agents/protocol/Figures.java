package dev.orchestrator.agents.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Numbers that an agent wrote. Whatever stands there - text, negative, infinite, beyond what a
 * {@code long} holds - gives a value that can be reckoned with, or none.
 */
final class Figures {

  /** A hundred years: no agent waits or works as long, and sums of such times do not overflow. */
  private static final long MOST_SECONDS = Duration.ofDays(36_500).toSeconds();

  /** No session has used as many tokens; a hundred thousand of these figures can be added. */
  private static final long MOST_TOKENS = 10_000_000_000_000L;

  private Figures() {}

  /** How many tokens: nothing when the node is no number or negative. */
  static long tokens(JsonNode node) {
    return bounded(node, MOST_TOKENS);
  }

  /** A span given in seconds: zero when the node is no number or negative. */
  static Duration seconds(JsonNode node) {
    return Duration.ofSeconds(bounded(node, MOST_SECONDS));
  }

  /** A span given in milliseconds: zero when the node is no number or negative. */
  static Duration millis(JsonNode node) {
    return Duration.ofMillis(bounded(node, MOST_SECONDS * 1000));
  }

  /** A moment given in seconds since 1970; empty when it is no moment that a calendar knows. */
  static Optional<Instant> epochSecond(JsonNode node) {
    long seconds = node.asLong();
    try {
      return seconds > 0 ? Optional.of(Instant.ofEpochSecond(seconds)) : Optional.empty();
    } catch (DateTimeException beyondTheCalendar) {
      return Optional.empty();
    }
  }

  /** A sum of money; empty when the node is no number, infinite or not a number. */
  static Optional<BigDecimal> money(JsonNode node) {
    double amount = node.asDouble();
    return node.isNumber() && Double.isFinite(amount)
        ? Optional.of(BigDecimal.valueOf(amount))
        : Optional.empty();
  }

  /** Numbers are compared as {@code double}: {@code asLong} wraps what is too large for it. */
  private static long bounded(JsonNode node, long most) {
    double number = node.asDouble();
    if (!(number > 0)) {
      return 0;
    }
    return number >= most ? most : Math.min(most, node.asLong());
  }
}
