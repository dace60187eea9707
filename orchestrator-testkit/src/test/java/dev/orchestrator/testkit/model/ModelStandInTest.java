package dev.orchestrator.testkit.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orchestrator.core.json.JsonCodec;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ModelStandInTest {

  private static final String TWO_STEPS =
      "do it <model-script>[{\"text\":\"Begin\",\"sh\":\"true\"},{\"text\":\"End\"}]</model-script>";

  private final ModelStandIn standIn = ModelStandIn.start();
  private final HttpClient client = HttpClient.newHttpClient();

  @AfterEach
  void stop() {
    standIn.close();
  }

  @Test
  void anthropicGetsTheFirstStepAsAStreamWithItsShellTool() throws Exception {
    String body = ask("/v1/messages", anthropic(List.of(user(TWO_STEPS)), "Bash")).body();

    assertThat(body)
        .contains("event: message_start", "Begin", "\"name\":\"Bash\"", "tool_use", "message_stop");
  }

  @Test
  void theTurnFollowsFromTheConversationAlone() throws Exception {
    List<Object> messages =
        List.of(
            user(TWO_STEPS),
            Map.of("role", "assistant", "content", "Begin"),
            user("the result of the tool"));

    assertThat(ask("/v1/messages", anthropic(messages, "Bash")).body())
        .contains("End", "end_turn")
        .doesNotContain("Begin");
  }

  @Test
  void aNewerScriptStartsFromItsBeginning() throws Exception {
    List<Object> messages =
        List.of(
            user(TWO_STEPS),
            Map.of("role", "assistant", "content", "Begin"),
            user("<model-script>[{\"text\":\"Anew\"}]</model-script>"));

    assertThat(ask("/v1/messages", anthropic(messages, "Bash")).body()).contains("Anew");
  }

  @Test
  void openAiGetsItemsAndACompletion() throws Exception {
    Map<String, Object> request =
        Map.of(
            "stream",
            true,
            "input",
            List.of(
                Map.of(
                    "type",
                    "message",
                    "role",
                    "user",
                    "content",
                    List.of(Map.of("type", "input_text", "text", TWO_STEPS)))),
            "tools",
            List.of(
                Map.of(
                    "type",
                    "function",
                    "name",
                    "exec_command",
                    "parameters",
                    Map.of("properties", Map.of("cmd", Map.of("type", "string"))))));

    assertThat(ask("/v1/responses", request).body())
        .contains(
            "response.created", "function_call", "\\\"cmd\\\":\\\"true\\\"", "response.completed");
  }

  @Test
  void geminiGetsCandidates() throws Exception {
    Map<String, Object> request =
        Map.of(
            "contents",
            List.of(Map.of("role", "user", "parts", List.of(Map.of("text", TWO_STEPS)))),
            "tools",
            List.of(Map.of("functionDeclarations", List.of(Map.of("name", "run_shell_command")))));

    assertThat(ask("/v1beta/models/m:streamGenerateContent?alt=sse", request).body())
        .contains("candidates", "functionCall", "run_shell_command", "STOP");
  }

  @Test
  void aScriptedFailureEndsAfterItsTimes() throws Exception {
    Object request =
        anthropic(
            List.of(
                user(
                    "<model-script>[{\"text\":\"ok\",\"fail\":{\"status\":529,\"times\":2,\"headers\":{\"retry-after\":\"7\"}}}]</model-script>")),
            "Bash");

    HttpResponse<String> first = ask("/v1/messages", request);
    assertThat(first.statusCode()).isEqualTo(529);
    assertThat(first.headers().firstValue("retry-after")).contains("7");
    assertThat(first.body()).contains("overloaded_error");
    assertThat(ask("/v1/messages", request).statusCode()).isEqualTo(529);
    assertThat(ask("/v1/messages", request).statusCode()).isEqualTo(200);
  }

  @Test
  void aHangNeverAnswersAndAStallNeverEnds() {
    for (String fault : List.of("hang", "stall")) {
      Object request = anthropic(List.of(user(script(fault))), "Bash");
      assertThatThrownBy(() -> ask("/v1/messages", request)).isInstanceOf(TimeoutException.class);
    }
  }

  @Test
  void aDropCutsTheConnection() {
    Object request = anthropic(List.of(user(script("drop"))), "Bash");

    assertThatThrownBy(() -> ask("/v1/messages", request))
        .hasRootCauseInstanceOf(IOException.class);
  }

  @Test
  void requestsAreRemembered() throws Exception {
    ask("/v1/messages", anthropic(List.of(user(TWO_STEPS)), "Bash"));

    assertThat(standIn.requests()).singleElement().extracting(ModelRequest::turn).isEqualTo(0);
  }

  private static String script(String fault) {
    return "<model-script>[{\"text\":\"x\",\"" + fault + "\":true}]</model-script>";
  }

  private static Map<String, Object> user(String text) {
    return Map.of("role", "user", "content", text);
  }

  private static Object anthropic(List<? extends Object> messages, String shell) {
    return Map.of("stream", true, "messages", messages, "tools", List.of(Map.of("name", shell)));
  }

  private HttpResponse<String> ask(String path, Object request) throws Exception {
    URI uri = URI.create(standIn.uri() + path);
    HttpRequest post =
        HttpRequest.newBuilder(uri)
            .POST(HttpRequest.BodyPublishers.ofString(new JsonCodec().line(request)))
            .build();
    // The client's own time limit ends with the headers of the answer.
    return client.sendAsync(post, HttpResponse.BodyHandlers.ofString()).get(2, TimeUnit.SECONDS);
  }
}
