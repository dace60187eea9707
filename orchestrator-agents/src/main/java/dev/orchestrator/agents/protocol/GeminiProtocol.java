package dev.orchestrator.agents.protocol;

import static dev.orchestrator.agents.protocol.ProtocolLine.optionalText;
import static dev.orchestrator.agents.protocol.ProtocolLine.text;

import com.fasterxml.jackson.databind.JsonNode;
import dev.orchestrator.agents.spi.AgentEnd;
import dev.orchestrator.agents.spi.AgentEvent;
import dev.orchestrator.agents.spi.AgentEvent.Activity;
import dev.orchestrator.agents.spi.AgentEvent.Denied;
import dev.orchestrator.agents.spi.AgentEvent.Diagnostic;
import dev.orchestrator.agents.spi.AgentEvent.Finished;
import dev.orchestrator.agents.spi.AgentEvent.Retry;
import dev.orchestrator.agents.spi.AgentEvent.Said;
import dev.orchestrator.agents.spi.AgentEvent.Started;
import dev.orchestrator.agents.spi.AgentEvent.ToolDone;
import dev.orchestrator.agents.spi.AgentEvent.ToolUse;
import dev.orchestrator.agents.spi.AgentEvent.Used;
import dev.orchestrator.agents.spi.AgentExit;
import dev.orchestrator.agents.spi.AgentProtocol;
import dev.orchestrator.agents.spi.AgentReport;
import dev.orchestrator.agents.spi.AgentTrouble;
import dev.orchestrator.agents.spi.AgentUsage;
import dev.orchestrator.agents.spi.AgentUsage.Scope;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Gemini CLI with {@code -o stream-json}, as 0.61.0 writes it. */
final class GeminiProtocol implements AgentProtocol {

  /** Retries are told on standard error only, with a stack trace after each. */
  private static final Pattern RETRYING =
      Pattern.compile("Attempt (\\d{1,9}) failed(?: with status (\\d{1,9}))?.*");

  /** The program exits with the HTTP status modulo 256. */
  private static final List<Integer> HTTP_STATUSES =
      List.of(400, 401, 403, 404, 408, 413, 429, 500, 502, 503, 504, 529);

  /** A command with a substitution in it, for example; told as if the tool had succeeded. */
  private static final String BLOCKED = "Blocked: ";

  private final Ends ends;

  GeminiProtocol(ZoneId zone) {
    this.ends = new Ends(zone);
  }

  @Override
  public List<AgentEvent> events(String line) {
    return ProtocolLine.parse(line, GeminiProtocol::events, GeminiProtocol::outside);
  }

  @Override
  public AgentEnd end(AgentExit exit, AgentReport report, Instant endedAt) {
    return ends.of(exit, withStatusOf(exit, report), endedAt);
  }

  /** The exit status is a better witness than the words of the error, which differ by account. */
  private static AgentReport withStatusOf(AgentExit exit, AgentReport report) {
    Optional<Finished> failed = report.finished().filter(Finished::error);
    Optional<AgentTrouble> told = failed.flatMap(Finished::trouble);
    if (failed.isEmpty() || told.filter(kind -> kind != AgentTrouble.OTHER).isPresent()) {
      return report;
    }
    return httpStatus(exit)
        .map(AgentTrouble::ofHttpStatus)
        .map(
            trouble ->
                report.with(
                    new Finished(
                        true,
                        Optional.of(trouble),
                        failed.get().text(),
                        false,
                        failed.get().turns())))
        .orElse(report);
  }

  private static Optional<Integer> httpStatus(AgentExit exit) {
    return HTTP_STATUSES.stream().filter(status -> status % 256 == exit.status()).findFirst();
  }

  private static List<AgentEvent> outside(String line) {
    Matcher retrying = RETRYING.matcher(line);
    return retrying.matches() ? List.of(retry(retrying)) : List.of(new Diagnostic(line));
  }

  private static AgentEvent retry(Matcher retrying) {
    OptionalInt status =
        retrying.group(2) == null
            ? OptionalInt.empty()
            : OptionalInt.of(Integer.parseInt(retrying.group(2)));
    return new Retry(
        status.isPresent() ? AgentTrouble.ofHttpStatus(status.getAsInt()) : AgentTrouble.NETWORK,
        Integer.parseInt(retrying.group(1)),
        Optional.empty(),
        status,
        retrying.group());
  }

  private static List<AgentEvent> events(JsonNode event) {
    return switch (text(event, "type")) {
      case "init" -> List.of(new Started(text(event, "session_id"), optionalText(event, "model")));
      case "message" -> List.of(message(event));
      case "tool_use" ->
          List.of(
              new ToolUse(
                  text(event, "tool_id"),
                  text(event, "tool_name"),
                  ToolSummary.of(event.path("parameters"))));
      case "tool_result" -> List.of(toolResult(event));
      case "error" -> List.of(new Diagnostic(text(event, "message")));
      case "result" -> result(event);
      default -> List.of(new Activity(text(event, "type")));
    };
  }

  private static AgentEvent message(JsonNode event) {
    return text(event, "role").equals("assistant")
        ? new Said(text(event, "content"), event.path("delta").asBoolean())
        : new Activity("message");
  }

  private static AgentEvent toolResult(JsonNode event) {
    String output =
        optionalText(event, "output").orElseGet(() -> text(event.path("error"), "message"));
    String kind = text(event.path("error"), "type");
    if (kind.equals("policy_violation")
        || output.contains("requires user confirmation")
        || output.startsWith(BLOCKED)) {
      return new Denied(text(event, "tool_id"), Optional.empty(), ToolSummary.oneLine(output));
    }
    return new ToolDone(text(event, "tool_id"), !text(event, "status").equals("success"), output);
  }

  private static List<AgentEvent> result(JsonNode event) {
    JsonNode stats = event.path("stats");
    AgentUsage usage =
        new AgentUsage(
            Optional.empty(),
            Figures.tokens(stats.path("input_tokens")),
            Figures.tokens(stats.path("output_tokens")),
            Scope.ATTEMPT);
    boolean error = !text(event, "status").equals("success");
    String message = text(event.path("error"), "message");
    return List.of(
        new Used(usage),
        new Finished(
            error,
            error ? Optional.of(ErrorMessage.trouble(message)) : Optional.empty(),
            message,
            false,
            OptionalInt.empty()));
  }
}
