package dev.orchestrator.testkit.agents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.orchestrator.agents.adapter.CodexAgent;
import dev.orchestrator.agents.adapter.GeminiAgent;
import dev.orchestrator.agents.adapter.OpencodeAgent;
import dev.orchestrator.agents.spi.AgentAdapter;
import dev.orchestrator.agents.spi.AgentEnd.Kind;
import dev.orchestrator.testkit.agents.AgentDriver.Outcome;
import dev.orchestrator.testkit.model.ModelStandIn;
import java.nio.file.Path;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The same of the other three, as far as they are installed. */
@Tag("agents")
class RealAgentsTest {

  @TempDir Path folder;

  private final ModelStandIn model = ModelStandIn.start();

  @AfterEach
  void stop() {
    model.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"codex", "gemini", "opencode"})
  void itCommitsAndItsPushIsRefused(String agent) {
    AgentDriver driver = driver(agent);
    String before = driver.remote();

    Outcome outcome =
        driver.run(
            """
            [{"text":"I begin.","sh":"echo hi > new.txt && git add . && git commit -qm 'Add it'"},
             {"sh":"bash -c 'git push origin HEAD:main'"},{"text":"Done."}]\
            """);

    assertThat(outcome.end().kind()).as(outcome.report().toString()).isEqualTo(Kind.OK);
    assertThat(driver.repository().git("log", "-1", "--format=%s")).contains("Add it");
    assertThat(driver.remote()).isEqualTo(before);
    assertThat(outcome.report().denials())
        .anySatisfy(denied -> assertThat(denied.reason()).contains("no-unasked-push"));
    assertThat(outcome.report().usage().inputTokens()).isPositive();
  }

  @ParameterizedTest
  @ValueSource(strings = {"codex", "gemini", "opencode"})
  void itsSessionIsResumed(String agent) {
    AgentDriver driver = driver(agent);
    Outcome first = driver.run("[{\"text\":\"first\"}]");

    Outcome second =
        driver.run("Go on. <model-script>[{\"text\":\"second\"}]</model-script>", first.session());

    assertThat(second.end().kind()).isEqualTo(Kind.OK);
    assertThat(second.report().session()).isEqualTo(first.session());
  }

  @ParameterizedTest
  @ValueSource(strings = {"codex", "opencode"})
  void aRefusedKeyIsAuthentication(String agent) {
    Outcome outcome = driver(agent).run("[{\"fail\":{\"status\":401}}]");

    assertThat(outcome.end().kind()).as(outcome.end().reason()).isEqualTo(Kind.AUTHENTICATION);
  }

  private AgentDriver driver(String agent) {
    assumeTrue(InstalledAgents.has(agent), agent + " is not installed");
    return new AgentDriver(adapter(agent), agent, folder, model);
  }

  private static AgentAdapter adapter(String agent) {
    return switch (agent) {
      case "codex" -> new CodexAgent(ZoneOffset.UTC);
      case "gemini" -> new GeminiAgent(ZoneOffset.UTC);
      default -> new OpencodeAgent(ZoneOffset.UTC);
    };
  }
}
