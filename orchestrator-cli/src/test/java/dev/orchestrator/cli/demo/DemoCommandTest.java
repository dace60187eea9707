package dev.orchestrator.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.orchestrator.cli.CommandLineTester;
import dev.orchestrator.fixtures.TmuxSandbox;
import dev.orchestrator.fixtures.TmuxTest;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;

class DemoCommandTest {

  @TempDir Path temp;

  @TmuxTest
  void itRunsSixIssuesWithoutHomeOrConfigurationAndLeavesNothingBehind() {
    try (TmuxSandbox sandbox = TmuxSandbox.open()) {
      CommandLineTester.Ran ran =
          CommandLineTester.in(temp)
              .with(sandbox.environment())
              .with(Map.of("ORCHESTRATOR_DEMO_PACE", "0", "TMPDIR", temp.toString()))
              .run("demo", "--json");

      assertThat(ran.status()).as(ran.err() + ran.out()).isZero();
      JsonNode issues = ran.json().get("issues");
      assertThat(issues)
          .hasSize(6)
          .allMatch(issue -> issue.get("status").asText().equals("completed"));
      assertThat(issues.get(2).get("attempts").asInt()).isEqualTo(2);
      assertThat(ran.err()).contains("2 files are not committed", "continuing earlier work");
    }
    assertThat(temp).isEmptyDirectory();
  }
}
