package dev.orchestrator.testkit.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.orchestrator.core.json.JsonCodec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * An HTTP server on the loopback interface that answers like the services behind claude, codex,
 * gemini and opencode. Each request carries its conversation, and the conversation carries the
 * script: the newest text of the user that contains
 *
 * <pre>{@code
 * <model-script>[{"text": "I begin.", "sh": "git commit --allow-empty -m x"}, {"text": "Done."}]</model-script>
 * }</pre>
 *
 * says what the model does in each turn since. A step may also name another tool ({@code tool},
 * {@code input}), wait ({@code delay_ms}), answer with an error ({@code fail: {status, type,
 * message, headers, times}}), take the request and never answer ({@code hang}), begin an answer and
 * fall silent ({@code stall}) or cut the connection ({@code drop}), and claim a {@code usage:
 * {input, output}}. Thread-safe.
 */
public final class ModelStandIn implements AutoCloseable {

  private static final List<Dialect> DIALECTS =
      List.of(new AnthropicMessages(), new OpenAiResponses(), new GeminiContents());

  private final JsonCodec json = new JsonCodec();
  private final HttpServer server;
  private final ExecutorService threads;
  private final List<ModelRequest> requests = new CopyOnWriteArrayList<>();
  private final Map<String, Integer> failures = new ConcurrentHashMap<>();

  private ModelStandIn(HttpServer server, ExecutorService threads) {
    this.server = server;
    this.threads = threads;
  }

  /** Starts on a free port. */
  public static ModelStandIn start() {
    return start(0);
  }

  /**
   * Starts on a port of the loopback interface; 0 takes a free one.
   *
   * @throws UncheckedIOException when the port is taken
   */
  public static ModelStandIn start(int port) {
    // Without this each request waits some 40 ms for an acknowledgement.
    System.setProperty("sun.net.httpserver.nodelay", "true");
    try {
      InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
      ExecutorService threads = Executors.newCachedThreadPool(ModelStandIn::daemon);
      HttpServer server = HttpServer.create(address, 0);
      ModelStandIn standIn = new ModelStandIn(server, threads);
      server.setExecutor(threads);
      server.createContext("/", standIn::handle);
      server.start();
      return standIn;
    } catch (IOException taken) {
      throw new UncheckedIOException(taken);
    }
  }

  /** Serves until killed: {@code PORT FILE}, where the address is written to the file once up. */
  public static void main(String[] args) throws IOException, InterruptedException {
    ModelStandIn standIn = start(Integer.parseInt(args[0]));
    Files.writeString(Path.of(args[1]), standIn.uri() + "\n");
    Thread.currentThread().join();
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "model-stand-in");
    thread.setDaemon(true);
    return thread;
  }

  /** The address without a path, such as {@code http://127.0.0.1:40123}. */
  public URI uri() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** Every request so far that asked the model something, in order of arrival. */
  public List<ModelRequest> requests() {
    return List.copyOf(requests);
  }

  private void handle(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    String path = exchange.getRequestURI().getPath();
    for (Dialect dialect : DIALECTS) {
      if (dialect.speaksAt(path)) {
        JsonNode request = json.read(new String(body, StandardCharsets.UTF_8), JsonNode.class);
        answer(new Answer(exchange, json), dialect, request);
        return;
      }
    }
    aside(new Answer(exchange, json), path);
  }

  /** Requests beside the conversation: counting tokens, asking whether the service is there. */
  private static void aside(Answer answer, String path) throws IOException {
    if (path.endsWith("count_tokens")) {
      answer.document(200, Map.of("input_tokens", 100));
    } else if (path.endsWith(":countTokens")) {
      answer.document(200, Map.of("totalTokens", 100));
    } else {
      answer.document(404, Map.of("error", Map.of("message", "nothing is at " + path)));
    }
  }

  private void answer(Answer answer, Dialect dialect, JsonNode request) throws IOException {
    Conversation conversation = dialect.conversation(request);
    ScriptStep step = conversation.step();
    requests.add(
        new ModelRequest(
            answer.path(), answer.headers(), conversation.prompt(), conversation.turn()));
    answer.pause(step.delayMs());
    if (step.fail().isPresent() && isToFail(conversation, step.fail().get())) {
      answer.error(step.fail().get(), dialect.error(step.fail().get()));
    } else if (step.hang()) {
      answer.hang();
    } else if (dialect.wantsStream(answer.path(), request)) {
      answer.stream(dialect.stream(conversation, step), step);
    } else {
      answer.document(200, dialect.document(conversation, step));
    }
  }

  private boolean isToFail(Conversation conversation, ScriptStep.Failure failure) {
    String place = conversation.turn() + " of " + conversation.prompt();
    return failure.times() == 0 || failures.merge(place, 1, Integer::sum) <= failure.times();
  }

  /** Stops at once and cuts what is still open. */
  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
