package dev.orchestrator.testkit.model;

import com.fasterxml.jackson.databind.JsonNode;
import dev.orchestrator.core.json.JsonCodec;
import dev.orchestrator.testkit.model.Conversation.ToolCall;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.StreamSupport;

/** The Responses service of OpenAI, which codex speaks to. */
final class OpenAiResponses implements Dialect {

  private static final JsonCodec JSON = new JsonCodec();
  private static final Set<String> OF_THE_MODEL =
      Set.of("function_call", "custom_tool_call", "local_shell_call", "reasoning");

  @Override
  public boolean speaksAt(String path) {
    return path.endsWith("/responses");
  }

  @Override
  public boolean wantsStream(String path, JsonNode request) {
    return request.path("stream").asBoolean();
  }

  /** One turn of the model is a run of its items: what it says, and then what it calls. */
  @Override
  public Conversation conversation(JsonNode request) {
    String prompt = "";
    int turn = 0;
    boolean modelSpeaking = false;
    for (JsonNode item : request.path("input")) {
      if (isOfTheModel(item)) {
        turn += modelSpeaking ? 0 : 1;
        modelSpeaking = true;
        continue;
      }
      modelSpeaking = false;
      String text = text(item);
      if (Conversation.holdsScript(text)) {
        prompt = text;
        turn = 0;
      }
    }
    var tools = StreamSupport.stream(request.path("tools").spliterator(), false);
    return new Conversation(prompt, turn, Shells.among(tools, "parameters"));
  }

  private static boolean isOfTheModel(JsonNode item) {
    return item.path("role").asText().equals("assistant")
        || OF_THE_MODEL.contains(item.path("type").asText());
  }

  private static String text(JsonNode item) {
    if (!item.path("role").asText().equals("user")) {
      return "";
    }
    StringBuilder text = new StringBuilder();
    item.path("content").forEach(part -> text.append(part.path("text").asText()).append('\n'));
    return text.toString();
  }

  @Override
  public List<ServerEvent> stream(Conversation conversation, ScriptStep step) {
    String id = "resp_" + UUID.randomUUID();
    List<ServerEvent> events = new ArrayList<>();
    events.add(event("response.created", Map.of("response", Map.of("id", id))));
    List<Map<String, Object>> items = items(conversation, step);
    for (int index = 0; index < items.size(); index++) {
      Map<String, Object> item = items.get(index);
      events.add(event("response.output_item.added", Map.of("output_index", index, "item", item)));
      events.add(event("response.output_item.done", Map.of("output_index", index, "item", item)));
    }
    events.add(
        event("response.completed", Map.of("response", Map.of("id", id, "usage", usage(step)))));
    return events;
  }

  private static ServerEvent event(String type, Map<String, Object> members) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("type", type);
    data.putAll(members);
    return ServerEvent.named(type, data);
  }

  @Override
  public Object document(Conversation conversation, ScriptStep step) {
    return Map.of(
        "id",
        "resp_" + UUID.randomUUID(),
        "output",
        items(conversation, step),
        "usage",
        usage(step));
  }

  private static List<Map<String, Object>> items(Conversation conversation, ScriptStep step) {
    List<Map<String, Object>> items = new ArrayList<>();
    step.text().ifPresent(text -> items.add(message(text)));
    conversation.toolCall(step).ifPresent(call -> items.add(functionCall(call)));
    return items;
  }

  private static Map<String, Object> message(String text) {
    return Map.of(
        "type",
        "message",
        "id",
        "msg_" + UUID.randomUUID(),
        "role",
        "assistant",
        "content",
        List.of(Map.of("type", "output_text", "text", text)));
  }

  private static Map<String, Object> functionCall(ToolCall call) {
    return Map.of(
        "type",
        "function_call",
        "id",
        "fc_" + UUID.randomUUID(),
        "call_id",
        "call_" + UUID.randomUUID(),
        "name",
        call.name(),
        "arguments",
        JSON.line(call.input()));
  }

  private static Map<String, Object> usage(ScriptStep step) {
    long input = step.usageOrDefault().input();
    long output = step.usageOrDefault().output();
    return Map.of(
        "input_tokens",
        input,
        "input_tokens_details",
        Map.of("cached_tokens", 0),
        "output_tokens",
        output,
        "output_tokens_details",
        Map.of("reasoning_tokens", 0),
        "total_tokens",
        input + output);
  }

  @Override
  public Object error(ScriptStep.Failure failure) {
    String type = failure.type().orElse(failure.status() == 429 ? "rate_limit_exceeded" : "error");
    return Map.of(
        "error", Map.of("type", type, "code", type, "message", failure.messageOrDefault()));
  }
}
