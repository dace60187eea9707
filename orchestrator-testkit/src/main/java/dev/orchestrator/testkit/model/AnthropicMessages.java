package dev.orchestrator.testkit.model;

import com.fasterxml.jackson.databind.JsonNode;
import dev.orchestrator.core.json.JsonCodec;
import dev.orchestrator.testkit.model.Conversation.ToolCall;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.StreamSupport;

/** The Messages service of Anthropic, which claude and, when told to, opencode speak to. */
final class AnthropicMessages implements Dialect {

  private static final JsonCodec JSON = new JsonCodec();

  @Override
  public boolean speaksAt(String path) {
    return path.endsWith("/messages");
  }

  @Override
  public boolean wantsStream(String path, JsonNode request) {
    return request.path("stream").asBoolean();
  }

  @Override
  public Conversation conversation(JsonNode request) {
    String prompt = "";
    int turn = 0;
    for (JsonNode message : request.path("messages")) {
      String text = text(message.path("content"));
      if (message.path("role").asText().equals("assistant")) {
        turn++;
      } else if (Conversation.holdsScript(text)) {
        prompt = text;
        turn = 0;
      }
    }
    var tools = StreamSupport.stream(request.path("tools").spliterator(), false);
    return new Conversation(prompt, turn, Shells.among(tools, "input_schema"));
  }

  /** The texts of a message, without the results of tools, which may quote a script. */
  private static String text(JsonNode content) {
    if (content.isTextual()) {
      return content.asText();
    }
    StringBuilder text = new StringBuilder();
    for (JsonNode block : content) {
      if (block.path("type").asText().equals("text")) {
        text.append(block.path("text").asText()).append('\n');
      }
    }
    return text.toString();
  }

  @Override
  public List<ServerEvent> stream(Conversation conversation, ScriptStep step) {
    Map<String, Object> message = message(List.of(), step, 1);
    List<ServerEvent> events = new ArrayList<>();
    events.add(event("message_start", Map.of("message", message)));
    List<Map<String, Object>> blocks = blocks(conversation, step);
    for (int index = 0; index < blocks.size(); index++) {
      events.addAll(block(index, blocks.get(index)));
    }
    events.add(
        event(
            "message_delta",
            Map.of(
                "delta",
                Map.of("stop_reason", stopReason(blocks)),
                "usage",
                Map.of("output_tokens", step.usageOrDefault().output()))));
    events.add(event("message_stop", Map.of()));
    return events;
  }

  private static List<ServerEvent> block(int index, Map<String, Object> block) {
    boolean isText = "text".equals(block.get("type"));
    Map<String, Object> start =
        isText
            ? Map.of("type", "text", "text", "")
            : Map.of(
                "type",
                "tool_use",
                "id",
                block.get("id"),
                "name",
                block.get("name"),
                "input",
                Map.of());
    Map<String, Object> delta =
        isText
            ? Map.of("type", "text_delta", "text", block.get("text"))
            : Map.of(
                "type",
                "input_json_delta",
                "partial_json",
                JSON.line(Objects.requireNonNull(block.get("input"))));
    return List.of(
        event("content_block_start", Map.of("index", index, "content_block", start)),
        event("content_block_delta", Map.of("index", index, "delta", delta)),
        event("content_block_stop", Map.of("index", index)));
  }

  private static ServerEvent event(String type, Map<String, Object> members) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("type", type);
    data.putAll(members);
    return ServerEvent.named(type, data);
  }

  @Override
  public Object document(Conversation conversation, ScriptStep step) {
    return message(blocks(conversation, step), step, step.usageOrDefault().output());
  }

  private static Map<String, Object> message(
      List<Map<String, Object>> blocks, ScriptStep step, long outputTokens) {
    return Map.of(
        "id",
        "msg_" + UUID.randomUUID(),
        "type",
        "message",
        "role",
        "assistant",
        "model",
        "stand-in",
        "content",
        blocks,
        "stop_reason",
        stopReason(blocks),
        "usage",
        Map.of("input_tokens", step.usageOrDefault().input(), "output_tokens", outputTokens));
  }

  private static List<Map<String, Object>> blocks(Conversation conversation, ScriptStep step) {
    List<Map<String, Object>> blocks = new ArrayList<>();
    step.text().ifPresent(text -> blocks.add(Map.of("type", "text", "text", text)));
    conversation.toolCall(step).ifPresent(call -> blocks.add(toolUse(call)));
    return blocks;
  }

  private static Map<String, Object> toolUse(ToolCall call) {
    return Map.of(
        "type",
        "tool_use",
        "id",
        "toolu_" + UUID.randomUUID().toString().replace("-", ""),
        "name",
        call.name(),
        "input",
        call.input());
  }

  private static String stopReason(List<Map<String, Object>> blocks) {
    boolean usesTool = blocks.stream().anyMatch(block -> "tool_use".equals(block.get("type")));
    return usesTool ? "tool_use" : "end_turn";
  }

  @Override
  public Object error(ScriptStep.Failure failure) {
    String type = failure.type().orElseGet(() -> typeOf(failure.status()));
    return Map.of(
        "type", "error", "error", Map.of("type", type, "message", failure.messageOrDefault()));
  }

  private static String typeOf(int status) {
    return switch (status) {
      case 400 -> "invalid_request_error";
      case 401 -> "authentication_error";
      case 403 -> "permission_error";
      case 404 -> "not_found_error";
      case 429 -> "rate_limit_error";
      case 529 -> "overloaded_error";
      default -> "api_error";
    };
  }
}
