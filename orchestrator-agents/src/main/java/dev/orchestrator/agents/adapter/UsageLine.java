package dev.orchestrator.agents.adapter;

import dev.orchestrator.agents.spi.AgentUsage;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads {@code cost_usd=0.12 input_tokens=3400 output_tokens=210}; what is not said is nothing. */
final class UsageLine {

  private static final Pattern FIGURE =
      Pattern.compile("(cost_usd|input_tokens|output_tokens)=(\\d{1,12}(?:\\.\\d{1,12})?)(?= |$)");

  private UsageLine() {}

  /** One step's usage; empty when there is no figure in the text. */
  static Optional<AgentUsage> read(String text) {
    Map<String, BigDecimal> figures = new HashMap<>();
    Matcher figure = FIGURE.matcher(text);
    while (figure.find()) {
      figures.put(figure.group(1), new BigDecimal(figure.group(2)));
    }
    return figures.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new AgentUsage(
                Optional.ofNullable(figures.get("cost_usd")),
                figures.getOrDefault("input_tokens", BigDecimal.ZERO).longValue(),
                figures.getOrDefault("output_tokens", BigDecimal.ZERO).longValue(),
                AgentUsage.Scope.STEP));
  }
}
