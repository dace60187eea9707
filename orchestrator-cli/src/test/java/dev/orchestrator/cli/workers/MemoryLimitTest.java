package dev.orchestrator.cli.workers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.orchestrator.cli.CommandLineTester.Ran;
import dev.orchestrator.fixtures.TmuxTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("F21")
class MemoryLimitTest {

  /** Issue 1 keeps 400 MB in its shell; the others work. */
  private static final String GREEDY =
      """
      cat > /dev/null
      if [ $ORCHESTRATOR_ISSUE = 1 ]; then
        all=$(head -c 400000000 /dev/zero | tr '\\0' x)
        echo "has ${#all}"
      fi
      echo x > file; git add file; git commit -qm work
      """;

  private static final String ISSUES =
      "\"max_retries\": 0, \"issues\": [{\"number\": 1, \"title\": \"Greedy\"}, {\"number\": 2, \"title\": \"Modest\"}]";

  @TempDir Path temp;
  private SampleRun sample;

  @BeforeEach
  void begin() {
    sample = SampleRun.in(temp).agent(GREEDY);
  }

  @AfterEach
  void end() {
    sample.close();
  }

  @TmuxTest
  void aWorkerThatAllocatesWithoutBoundDiesAloneAndTheReasonIsItsMemory() {
    assumeTrue(canLimit(), "this machine has no means to limit the memory of a worker");
    sample.plan("\"memory_limit\": \"64M\", " + ISSUES);

    Ran ran = sample.run("workers", "launch", "--foreground", "--json");

    JsonNode issues = ran.json().get("issues");
    assertThat(issues.get(0).get("status").asText()).as(ran.err()).isEqualTo("failed");
    assertThat(issues.get(0).get("reason").asText()).contains("ran out of memory", "64 MiB");
    assertThat(issues.get(1).get("status").asText()).isEqualTo("completed");
  }

  @TmuxTest
  void nothingOfTheLimitIsLeftAfterTheRun() throws IOException {
    assumeTrue(canLimit(), "this machine has no means to limit the memory of a worker");
    sample.plan("\"memory_limit\": \"64M\", " + ISSUES);

    sample.run("workers", "launch", "--foreground");

    try (Stream<Path> files = Files.walk(sample.root().resolve("state/runs/shop/attempts"))) {
      assertThat(files.filter(file -> file.endsWith("memory-group")))
          .isNotEmpty()
          .allSatisfy(file -> assertThat(Path.of(Files.readAllLines(file).get(0))).doesNotExist());
    }
  }

  @Test
  void aLimitThatCannotBeReadNamesItsLine() {
    sample.plan("\"memory_limit\": \"lots\", " + ISSUES);

    Ran ran = sample.run("workers", "launch", "--dry-run");

    assertThat(ran.status()).isEqualTo(3);
    assertThat(ran.err()).contains("'lots' is not an amount of bytes", "512M");
  }

  @Test
  void whereThereAreNoMeansLaunchSaysSo() {
    sample.plan("\"memory_limit\": \"64M\", " + ISSUES);

    Ran ran = sample.run("workers", "launch", "--dry-run");

    assertThat(ran.status()).as(ran.err()).isZero();
    assertThat(ran.err().contains("not enforced on this machine")).isNotEqualTo(canLimit());
  }

  private boolean canLimit() {
    return sample.run("doctor").out().contains("memory_limit of a plan is enforced by");
  }
}
