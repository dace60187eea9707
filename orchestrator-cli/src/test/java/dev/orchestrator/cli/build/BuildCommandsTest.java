package dev.orchestrator.cli.build;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.orchestrator.cli.CommandLineTester.Ran;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class BuildCommandsTest {

  @TempDir Path folder;

  private BuildWorkspace workspace;

  @BeforeEach
  void workspace() throws IOException {
    workspace = BuildWorkspace.in(folder);
  }

  @Test
  @Tag("B1")
  @Tag("B4")
  void oneFailureDoesNotStopTheOthersAndIsExplainedLast() throws IOException {
    workspace.repositories(
        workspace.repository("a", "\"build\": \"echo built >> count\""),
        workspace.repository("b", "\"build\": \"echo broken; echo x >> count; exit 3\""),
        workspace.repository("c", "\"build\": \"echo built >> count\""));

    Ran ran = workspace.run("build-all");

    assertThat(ran.status()).isEqualTo(1);
    assertThat(ran.out())
        .contains("a ", "c ", "exited with status 3", "| broken")
        .endsWith("2 passed, 1 failed, 0 skipped\n");
    assertThat(folder.resolve("a/count")).hasContent("built");
    assertThat(folder.resolve("b/count")).hasContent("x");
    Path log = folder.resolve("logs/orchestrator-build-b.log");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(log)))
        .isEqualTo("rw-------");
    JsonNode row = state("build", "b");
    assertThat(row.get("exit_code").asInt()).isEqualTo(3);
    assertThat(row.get("success").asBoolean()).isFalse();
    assertThat(row.get("outcome").asText()).isEqualTo("failed");
    assertThat(row.get("command").asText()).contains("echo broken");
    assertThat(row.get("log_file").asText()).isEqualTo(log.toString());
    assertThat(row.get("duration_seconds").isNumber()).isTrue();
    assertThat(Instant.parse(row.get("run_at").asText())).isBeforeOrEqualTo(Instant.now());
  }

  @Test
  void theDocumentHasEveryResultAndTheirCount() throws IOException {
    workspace.repositories(
        workspace.repository("a", "\"test\": \"true\""), workspace.repository("b", ""));

    JsonNode document = workspace.run("--json", "test-all").json();

    assertThat(document.get("schema_version").asInt()).isEqualTo(1);
    assertThat(document.get("results")).hasSize(2);
    assertThat(document.get("summary").toString())
        .isEqualTo("{\"passed\":1,\"failed\":0,\"skipped\":1}");
  }

  @Test
  @Tag("B8")
  void whatIsNotRecognisedIsSkippedAndNotASuccess() throws IOException {
    workspace.repositories(workspace.repository("a", "\"language\": \"go\""));

    Ran ran = workspace.run("--json", "build", "a");

    assertThat(ran.json().get("results").get(0).get("outcome").asText()).isEqualTo("skipped");
    assertThat(ran.json().get("results").get(0).get("success").asBoolean()).isFalse();
    assertThat(ran.status()).isEqualTo(1);
  }

  @Test
  void aMissingFolderIsAResultAndNotACrash() throws IOException {
    workspace.repositories(workspace.repository("a", "\"build\": \"true\""));
    Files.delete(folder.resolve("a"));

    assertThat(workspace.run("build", "a").out()).contains("error", "does not exist");
  }

  @Test
  @Tag("B3")
  void aBuildThatHangsWithGrandchildrenEndsAtItsLimit() throws IOException {
    workspace.repositories(
        workspace.repository(
            "a", "\"build\": \"(setsid sleep 300 &) ; sleep 300 & echo $! > pid; wait\""));

    Ran ran = workspace.run("--json", "build", "a", "--timeout", "1s");

    JsonNode row = ran.json().get("results").get(0);
    assertThat(ran.status()).isEqualTo(1);
    assertThat(row.get("outcome").asText()).isEqualTo("timeout");
    assertThat(row.get("killed")).hasSizeGreaterThanOrEqualTo(3);
    long pid = Long.parseLong(Files.readString(folder.resolve("a/pid")).strip());
    assertThat(Files.exists(Path.of("/proc/" + pid + "/cwd"))).isFalse();
  }

  @Test
  void onlyTheNamedTestIsRunWhateverTheRepositoryOverrides() throws IOException {
    workspace.repositories(workspace.repository("a", "\"test\": \"false\""));
    Files.writeString(folder.resolve("a/setup.py"), "");
    Files.writeString(
        folder.resolve("a/test_a.py"),
        """
        import unittest
        class T(unittest.TestCase):
            def test_good(self): pass
            def test_bad(self): self.fail("x")
        """);

    for (String command : List.of("test", "test-all")) {
      Ran ran = workspace.run("--json", command, "--only", "test_good", "--all");

      JsonNode row = ran.json().get("results").get(0);
      assertThat(ran.status()).as(ran.toString()).isZero();
      assertThat(row.get("command").asText()).contains("unittest").contains("test_good");
      assertThat(row.get("tests").get("passed").asInt()).isEqualTo(1);
    }
  }

  @Test
  void failingTestsAreNamedInTheLastResults() throws IOException {
    workspace.repositories(workspace.repository("a", ""));
    Files.writeString(folder.resolve("a/setup.py"), "");
    Files.writeString(
        folder.resolve("a/test_a.py"),
        """
        import unittest
        class T(unittest.TestCase):
            def test_bad(self): self.fail("x")
        """);

    workspace.run("test", "a");

    assertThat(workspace.run("results").out()).contains("test_a.T.test_bad");
  }

  @Test
  void theLastResultsAreShown() throws IOException {
    workspace.repositories(workspace.repository("a", "\"build\": \"true\", \"test\": \"false\""));
    workspace.run("build", "a");
    workspace.run("test", "a");

    assertThat(workspace.run("results").out()).contains("Build", "passed", "Test", "failed");
    JsonNode document = workspace.run("--json", "results").json();
    assertThat(document.get("build")).hasSize(1);
    assertThat(document.get("test").get(0).get("outcome").asText()).isEqualTo("failed");
  }

  @Test
  void streamedLinesNameTheirRepository() throws IOException {
    workspace.repositories(
        workspace.repository("a", "\"build\": \"echo one; printf '\\\\033[31mtwo'\""));

    assertThat(workspace.run("build", "a", "--show", "stream").err())
        .contains("a | one\n", "a | two\n");
    assertThat(workspace.run("build", "a", "--show", "grouped").err())
        .contains("== a: passed\n", "one\n");
  }

  @Test
  void unknownNamesAndBadNumbersAreWrongUsage() throws IOException {
    workspace.repositories(workspace.repository("api", "\"build\": \"true\""));

    assertThat(workspace.run("build", "apo").status()).isEqualTo(2);
    assertThat(workspace.run("build", "apo").err()).contains("'api'");
    assertThat(workspace.run("build").status()).isEqualTo(2);
    assertThat(workspace.run("build", "api", "-j", "0").status()).isEqualTo(2);
    assertThat(workspace.run("build", "api", "--timeout", "soon").status()).isEqualTo(2);
  }

  @Test
  void resultsOfARepositoryThatWasRenamedGo() throws IOException {
    workspace.repositories(workspace.repository("a", "\"build\": \"true\""));
    workspace.run("build", "a");
    workspace.repositories(workspace.repository("b", "\"build\": \"true\""));
    workspace.run("build", "b");

    assertThat(Files.readString(folder.resolve("state/build-results.json")))
        .contains("\"b\"")
        .doesNotContain("\"a\"");
  }

  private JsonNode state(String action, String repository) throws IOException {
    JsonNode rows =
        new ObjectMapper().readTree(folder.resolve("state/" + action + "-results.json").toFile());
    return StreamSupport.stream(rows.spliterator(), false)
        .filter(row -> row.get("repo").asText().equals(repository))
        .findFirst()
        .orElseThrow();
  }
}
