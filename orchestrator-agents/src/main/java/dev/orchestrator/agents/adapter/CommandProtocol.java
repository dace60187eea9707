package dev.orchestrator.agents.adapter;

import dev.orchestrator.agents.protocol.GuardLine;
import dev.orchestrator.agents.spi.AgentEnd;
import dev.orchestrator.agents.spi.AgentEnd.Kind;
import dev.orchestrator.agents.spi.AgentEvent;
import dev.orchestrator.agents.spi.AgentExit;
import dev.orchestrator.agents.spi.AgentProtocol;
import dev.orchestrator.agents.spi.AgentReport;
import dev.orchestrator.agents.spi.AgentTrouble;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a program of the user's own says: everything it prints is speech, and its exit code is the
 * verdict. One that drives an agent itself can pass on what stopped it, or what it waits for, with
 * a line of its own:
 *
 * <pre>
 * ::orchestrator usage-limit 2026-11-22T19:00:00Z allowance used up
 * ::orchestrator overload|authentication|network|context-overflow MESSAGE
 * ::orchestrator waiting may I delete the folder build?
 * ::orchestrator usage cost_usd=0.12 input_tokens=3400 output_tokens=210
 * ::orchestrator finished MESSAGE
 * </pre>
 *
 * Only a line that begins with these very words counts, so that source code or test output with the
 * words "rate limit" in it pauses nobody.
 */
final class CommandProtocol implements AgentProtocol {

  private static final Pattern SIGNAL =
      Pattern.compile("::orchestrator ([a-z-]+)(?: (\\d{4}-\\S+Z))?(?: (.*))?");

  private static final int LONGEST_QUOTE = 200;

  @Override
  public List<AgentEvent> events(String line) {
    Optional<AgentEvent> refusal = GuardLine.event(line);
    if (refusal.isPresent()) {
      return List.of(refusal.get());
    }
    Matcher signal = SIGNAL.matcher(line.stripTrailing());
    if (signal.matches()) {
      return signal(signal);
    }
    return line.isBlank() ? List.of() : List.of(new AgentEvent.Said(line, false));
  }

  @Override
  public AgentEnd end(AgentExit exit, AgentReport report, Instant endedAt) {
    if (exit.isZero()) {
      return AgentEnd.of(Kind.OK, "finished");
    }
    if (report.limit().isPresent()) {
      return new AgentEnd(
          Kind.USAGE_LIMIT, report.limit().get().message(), report.limit().get().until());
    }
    if (report.lastRetry().isPresent()) {
      AgentEvent.Retry retry = report.lastRetry().get();
      return AgentEnd.of(retry.trouble(), retry.message());
    }
    if (exit.signal().isPresent()) {
      return AgentEnd.of(Kind.CRASHED, "signal " + exit.signal().getAsInt());
    }
    return AgentEnd.of(Kind.AGENT_ERROR, lastWords(report));
  }

  private static List<AgentEvent> signal(Matcher signal) {
    String message = Optional.ofNullable(signal.group(3)).orElse("").strip();
    return switch (signal.group(1)) {
      case "usage-limit" ->
          List.of(new AgentEvent.Limit(instant(signal.group(2)), orWord(message, "usage limit")));
      case "overload", "authentication", "network", "context-overflow" ->
          List.of(
              new AgentEvent.Retry(
                  trouble(signal.group(1)),
                  1,
                  Optional.empty(),
                  OptionalInt.empty(),
                  orWord(message, signal.group(1))));
      case "waiting" -> List.of(new AgentEvent.Asked(orWord(message, "an answer")));
      case "usage" ->
          UsageLine.read(message).stream().<AgentEvent>map(AgentEvent.Used::new).toList();
      case "finished" ->
          List.of(
              new AgentEvent.Finished(
                  false, Optional.empty(), message, false, OptionalInt.empty()));
      default -> List.of(new AgentEvent.Said(signal.group(), false));
    };
  }

  private static AgentTrouble trouble(String word) {
    return AgentTrouble.valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
  }

  private static Optional<Instant> instant(@org.jspecify.annotations.Nullable String text) {
    try {
      return Optional.ofNullable(text).map(Instant::parse);
    } catch (DateTimeParseException notATime) {
      return Optional.empty();
    }
  }

  private static String orWord(String message, String otherwise) {
    return message.isEmpty() ? otherwise : message;
  }

  private static String lastWords(AgentReport report) {
    String said = report.lastSaid().strip();
    return said.length() <= LONGEST_QUOTE ? said : said.substring(0, LONGEST_QUOTE) + "...";
  }
}
