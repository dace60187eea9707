package dev.orchestrator.testkit.model;

import com.sun.net.httpserver.HttpExchange;
import dev.orchestrator.core.json.JsonCodec;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Writes one answer, or fails to in the way that was asked for. */
final class Answer {

  private static final Duration FOR_EVER = Duration.ofDays(1);

  private final HttpExchange exchange;
  private final JsonCodec json;

  Answer(HttpExchange exchange, JsonCodec json) {
    this.exchange = exchange;
    this.json = json;
  }

  String path() {
    return exchange.getRequestURI().getPath();
  }

  Map<String, List<String>> headers() {
    return Map.copyOf(exchange.getRequestHeaders());
  }

  void document(int status, Object document) throws IOException {
    byte[] body = json.line(document).getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    boolean headOnly = exchange.getRequestMethod().equals("HEAD");
    exchange.sendResponseHeaders(status, headOnly ? -1 : body.length);
    if (!headOnly) {
      exchange.getResponseBody().write(body);
    }
    exchange.close();
  }

  void error(ScriptStep.Failure failure, Object body) throws IOException {
    failure
        .headers()
        .orElse(Map.of())
        .forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
    document(failure.status(), body);
  }

  void stream(List<ServerEvent> events, ScriptStep step) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
    exchange.sendResponseHeaders(200, 0);
    OutputStream body = exchange.getResponseBody();
    for (ServerEvent event : events) {
      body.write(event.text(json).getBytes(StandardCharsets.UTF_8));
      body.flush();
      if (step.stall()) {
        hang();
      }
      if (step.drop()) {
        // The server closes the connection of a handler that fails, without ending the stream.
        throw new IOException("dropped as scripted");
      }
    }
    exchange.close();
  }

  void hang() throws IOException {
    pause(FOR_EVER.toMillis());
  }

  void pause(long milliseconds) throws IOException {
    try {
      Thread.sleep(milliseconds);
    } catch (InterruptedException closing) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("closed while pausing");
    }
  }
}
