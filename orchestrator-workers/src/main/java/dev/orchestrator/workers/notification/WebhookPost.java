package dev.orchestrator.workers.notification;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * Posts JSON to an address. Follows no redirection: the address is a secret that another host has
 * no business with. What it says of a failure names the host and nothing more.
 */
final class WebhookPost {

  private final Duration limit;

  WebhookPost(Duration limit) {
    this.limit = limit;
  }

  /** Why it did not arrive; empty when it did. */
  Optional<String> send(String url, Map<String, String> headers, String json)
      throws InterruptedException {
    try {
      HttpRequest request = request(URI.create(url), headers, json);
      HttpClient client =
          HttpClient.newBuilder()
              .version(Version.HTTP_1_1)
              .followRedirects(Redirect.NEVER)
              .connectTimeout(limit)
              .build();
      HttpResponse<Void> response = client.send(request, BodyHandlers.discarding());
      return response.statusCode() / 100 == 2
          ? Optional.empty()
          : Optional.of("the server answered with status " + response.statusCode());
    } catch (IllegalArgumentException unusable) {
      return Optional.of("the address or a header of it cannot be used");
    } catch (IOException unreachable) {
      return Optional.of("the server cannot be reached: " + unreachable.getClass().getSimpleName());
    }
  }

  private HttpRequest request(URI address, Map<String, String> headers, String json) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(address)
            .timeout(limit)
            .header("Content-Type", "application/json; charset=utf-8")
            .header("User-Agent", "orchestrator")
            .POST(BodyPublishers.ofString(json));
    headers.forEach(request::setHeader);
    return request.build();
  }
}
