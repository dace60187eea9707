package dev.orchestrator.cli.workers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.orchestrator.cli.CommandLineTester.Ran;
import dev.orchestrator.fixtures.TmuxTest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;

@Tag("F13")
class WaitingAgentTest {

  /**
   * Issue 1 asks and waits. Issue 2 hangs after that; when it is tried again it was stopped as
   * stalled, and issue 1 has been silent for longer. All other waiting is done aloud.
   */
  private static final String AGENT =
      """
      cat > /dev/null
      case $ORCHESTRATOR_ISSUE.$ORCHESTRATOR_ATTEMPT in
        1.*) echo '::orchestrator waiting may I delete the folder build?'
             touch "$ROOT/asked"
             until [ -e "$ROOT/answer" ]; do sleep 0.2; done
             until [ -e "$ROOT/goes-on" ]; do echo deleting; sleep 0.2; done ;;
        2.*-1) until [ -e "$ROOT/asked" ]; do echo not yet; sleep 0.2; done
               exec sleep 1000 ;;
        2.*) touch "$ROOT/tried-again" ;;
      esac
      echo x > file; git add file; git commit -qm work
      """;

  @TempDir Path temp;
  private SampleRun sample;
  private final ExecutorService threads = Executors.newSingleThreadExecutor();

  @BeforeEach
  void begin() {
    sample = SampleRun.in(temp);
    sample
        .agent(AGENT.replace("$ROOT", sample.root().toString()))
        .plan(
            "\"stall_timeout\": 2, \"num_workers\": 2, \"issues\": ["
                + "{\"number\": 1, \"title\": \"Asks\"}, {\"number\": 2, \"title\": \"Hangs\"}]");
  }

  @AfterEach
  void end() {
    threads.shutdownNow();
    sample.close();
  }

  @TmuxTest
  void anAgentThatWaitsForAPersonIsShownSoAndNeverRestarted() throws Exception {
    Future<Ran> run =
        threads.submit(() -> sample.run("workers", "launch", "--foreground", "--json"));
    await().until(() -> Files.exists(sample.root().resolve("tried-again")));

    await().untilAsserted(() -> assertThat(worker()).isEqualTo("waiting"));
    assertThat(status().get("issues").get(0).get("reason").asText())
        .isEqualTo("waits for a person: may I delete the folder build?");
    assertThat(sample.run("workers", "why", "1").out()).contains("may I delete the folder build?");

    Files.createFile(sample.root().resolve("answer"));
    await().untilAsserted(() -> assertThat(worker()).isEqualTo("running"));
    Files.createFile(sample.root().resolve("goes-on"));

    Ran ran = run.get();
    assertThat(ran.status()).as(ran.err()).isZero();
    assertThat(ran.err()).contains("waits for you: may I delete the folder build?");
    assertThat(ran.json().get("issues").get(0).get("attempts").asInt()).isEqualTo(1);
    assertThat(ran.json().get("issues").get(1).get("attempts").asInt()).isGreaterThan(1);
  }

  /** Of issue 1. */
  private String worker() {
    for (JsonNode worker : status().get("workers")) {
      if (worker.get("issue_number").asInt() == 1) {
        return worker.get("status").asText();
      }
    }
    return "none";
  }

  private JsonNode status() {
    return sample.run("workers", "status", "--json").json();
  }
}
