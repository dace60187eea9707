package dev.orchestrator.cli.agent;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.orchestrator.cli.CommandLineTester;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AgentListCommandTest {

  @TempDir Path folder;

  @BeforeEach
  void makeAWorkspaceAndInstallCodex() throws IOException {
    Files.createDirectories(folder.resolve("config"));
    Files.writeString(folder.resolve("config/repos.json"), "{\"repositories\": []}");
    Path bin = Files.createDirectories(folder.resolve("bin"));
    Path codex = bin.resolve("codex");
    Files.writeString(codex, "#!/bin/sh\necho codex-cli 0.169.0\n");
    Files.setPosixFilePermissions(codex, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  @Test
  void anInstalledAgentIsShownWithItsVersion() {
    assertThat(tester().run("agent", "list").out())
        .containsPattern("codex +yes +0\\.169\\.0 +resume")
        .containsPattern("claude +no +- +install it with")
        .containsPattern("command +yes");
  }

  @Test
  void theListIsADocumentForScripts() {
    JsonNode document = tester().run("--json", "agent", "list").json();

    assertThat(document.get("schema_version").asInt()).isEqualTo(1);
    assertThat(document.at("/agents").findValuesAsText("name"))
        .containsExactly("claude", "codex", "gemini", "opencode", "command");
    assertThat(document.at("/agents/1/installed").asBoolean()).isTrue();
    assertThat(document.at("/agents/0/problem").asText()).contains("not installed");
  }

  private CommandLineTester tester() {
    return CommandLineTester.in(folder)
        .with(Map.of("PATH", folder.resolve("bin") + ":/usr/bin:/bin"));
  }
}
