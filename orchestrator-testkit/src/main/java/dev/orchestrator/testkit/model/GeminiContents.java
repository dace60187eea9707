package dev.orchestrator.testkit.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The content generation service of Google, which the Gemini CLI speaks to. */
final class GeminiContents implements Dialect {

  @Override
  public boolean speaksAt(String path) {
    return path.endsWith(":streamGenerateContent") || path.endsWith(":generateContent");
  }

  @Override
  public boolean wantsStream(String path, JsonNode request) {
    return path.endsWith(":streamGenerateContent");
  }

  @Override
  public Conversation conversation(JsonNode request) {
    String prompt = "";
    int turn = 0;
    for (JsonNode content : request.path("contents")) {
      String text = text(content);
      if (content.path("role").asText().equals("model")) {
        turn++;
      } else if (Conversation.holdsScript(text)) {
        prompt = text;
        turn = 0;
      }
    }
    return new Conversation(
        prompt, turn, Shells.among(declarations(request), schemaMember(request)));
  }

  private static String text(JsonNode content) {
    StringBuilder text = new StringBuilder();
    content.path("parts").forEach(part -> text.append(part.path("text").asText()).append('\n'));
    return text.toString();
  }

  private static Stream<JsonNode> declarations(JsonNode request) {
    return StreamSupport.stream(request.path("tools").spliterator(), false)
        .flatMap(
            tool -> StreamSupport.stream(tool.path("functionDeclarations").spliterator(), false));
  }

  private static String schemaMember(JsonNode request) {
    return declarations(request).anyMatch(tool -> tool.has("parametersJsonSchema"))
        ? "parametersJsonSchema"
        : "parameters";
  }

  @Override
  public List<ServerEvent> stream(Conversation conversation, ScriptStep step) {
    List<Map<String, Object>> parts = parts(conversation, step);
    List<ServerEvent> events = new ArrayList<>();
    for (int index = 0; index < parts.size(); index++) {
      boolean last = index == parts.size() - 1;
      events.add(ServerEvent.unnamed(response(List.of(parts.get(index)), step, last)));
    }
    return events;
  }

  @Override
  public Object document(Conversation conversation, ScriptStep step) {
    return response(parts(conversation, step), step, true);
  }

  private static List<Map<String, Object>> parts(Conversation conversation, ScriptStep step) {
    List<Map<String, Object>> parts = new ArrayList<>();
    step.text().ifPresent(text -> parts.add(Map.of("text", text)));
    conversation
        .toolCall(step)
        .ifPresent(
            call ->
                parts.add(
                    Map.of("functionCall", Map.of("name", call.name(), "args", call.input()))));
    return parts;
  }

  private static Map<String, Object> response(
      List<Map<String, Object>> parts, ScriptStep step, boolean last) {
    Map<String, Object> candidate = new LinkedHashMap<>();
    candidate.put("index", 0);
    candidate.put("content", Map.of("role", "model", "parts", parts));
    if (last) {
      candidate.put("finishReason", "STOP");
    }
    long input = step.usageOrDefault().input();
    long output = step.usageOrDefault().output();
    return Map.of(
        "candidates",
        List.of(candidate),
        "modelVersion",
        "stand-in",
        "usageMetadata",
        Map.of(
            "promptTokenCount",
            input,
            "candidatesTokenCount",
            output,
            "totalTokenCount",
            input + output));
  }

  @Override
  public Object error(ScriptStep.Failure failure) {
    String status = failure.type().orElseGet(() -> nameOf(failure.status()));
    return Map.of(
        "error",
        Map.of("code", failure.status(), "message", failure.messageOrDefault(), "status", status));
  }

  private static String nameOf(int status) {
    return switch (status) {
      case 400 -> "INVALID_ARGUMENT";
      case 401 -> "UNAUTHENTICATED";
      case 403 -> "PERMISSION_DENIED";
      case 429 -> "RESOURCE_EXHAUSTED";
      case 503 -> "UNAVAILABLE";
      default -> "INTERNAL";
    };
  }
}
