package dev.orchestrator.workers.notification;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WebhookPostTest {

  private final List<String> received = new CopyOnWriteArrayList<>();
  private final CountDownLatch never = new CountDownLatch(1);
  private HttpServer server;

  @BeforeEach
  void serve() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newCachedThreadPool());
    server.createContext(
        "/",
        exchange -> {
          String body =
              new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
          String path = exchange.getRequestURI().getPath();
          received.add(path + " " + exchange.getRequestHeaders().getFirst("X-Key") + " " + body);
          switch (path) {
            case "/ok" -> exchange.sendResponseHeaders(204, -1);
            case "/moved" -> {
              exchange.getResponseHeaders().set("Location", "/ok");
              exchange.sendResponseHeaders(307, -1);
            }
            case "/silent" -> awaitTheEnd();
            default -> exchange.sendResponseHeaders(500, -1);
          }
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void stop() {
    never.countDown();
    server.stop(0);
  }

  @Test
  void jsonArrivesWithItsHeaders() throws Exception {
    assertThat(post().send(url("/ok"), Map.of("X-Key", "k"), "{\"a\":\"ü\"}")).isEmpty();
    assertThat(received).containsExactly("/ok k {\"a\":\"ü\"}");
  }

  @Test
  void aRedirectionIsNotFollowed() throws Exception {
    assertThat(post().send(url("/moved"), Map.of(), "{}"))
        .hasValueSatisfying(text -> assertThat(text).contains("307"));
    assertThat(received).hasSize(1);
  }

  @Test
  void aServerThatRefusesOrKeepsSilentOrIsNotThereIsAReasonWithoutTheAddress() throws Exception {
    assertThat(post().send(url("/broken/SECRET"), Map.of(), "{}"))
        .contains("the server answered with status 500");
    assertThat(post().send(url("/silent"), Map.of(), "{}"))
        .hasValueSatisfying(text -> assertThat(text).contains("cannot be reached"));
    assertThat(post().send("http://127.0.0.1:1/SECRET", Map.of(), "{}"))
        .hasValueSatisfying(text -> assertThat(text).doesNotContain("SECRET"));
    assertThat(post().send("http:// no address/SECRET", Map.of(), "{}"))
        .contains("the address or a header of it cannot be used");
    assertThat(post().send(url("/ok"), Map.of("X-Key", "two\r\nlines"), "{}"))
        .contains("the address or a header of it cannot be used");
  }

  private static WebhookPost post() {
    return new WebhookPost(Duration.ofSeconds(1));
  }

  private String url(String path) {
    return "http://127.0.0.1:" + server.getAddress().getPort() + path;
  }

  private void awaitTheEnd() {
    try {
      never.await();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }
}
