package dev.orchestrator.cli.build;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.orchestrator.cli.CommandLineTester.Ran;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Which repositories wait for which. */
@Timeout(120)
class BuildOrderTest {

  @TempDir Path folder;

  private BuildWorkspace workspace;

  @BeforeEach
  void workspace() throws IOException {
    workspace = BuildWorkspace.in(folder);
  }

  @Test
  void dependenciesComeFirstAndTheirFailureSkipsTheDependents() throws IOException {
    workspace.repositories(
        workspace.repository(
            "top", "\"build\": \"date +%s%N > ../top.at\", \"depends_on\": [\"mid\"]"),
        workspace.repository(
            "mid", "\"build\": \"date +%s%N > ../mid.at\", \"depends_on\": [\"low\"]"),
        workspace.repository("low", "\"build\": \"test ! -e ../break && date +%s%N > ../low.at\""));

    assertThat(workspace.run("build", "low", "--with-dependents").status()).isZero();
    assertThat(at("low")).isLessThan(at("mid"));
    assertThat(at("mid")).isLessThan(at("top"));

    Files.createFile(folder.resolve("break"));
    Ran broken = workspace.run("--json", "build-all");
    assertThat(broken.json().get("summary").toString())
        .isEqualTo("{\"passed\":0,\"failed\":1,\"skipped\":2}");
  }

  @Test
  void aDependencyThroughOneThatIsNotAskedForIsKeptToo() throws IOException {
    workspace.repositories(
        workspace.repository("top", "\"build\": \"true\", \"depends_on\": [\"mid\"]"),
        workspace.repository("mid", "\"build\": \"true\", \"depends_on\": [\"low\"]"),
        workspace.repository("low", "\"build\": \"false\""));

    JsonNode results = workspace.run("--json", "build", "top", "low").json().get("results");

    assertThat(results.findValuesAsText("outcome")).containsExactly("skipped", "failed");
    assertThat(results.get(0).get("reason").asText()).contains("depends on low");
  }

  @Test
  void aCircleOfDependenciesIsAnErrorThatNamesIt() throws IOException {
    workspace.repositories(
        workspace.repository("a", "\"build\": \"true\", \"depends_on\": [\"b\"]"),
        workspace.repository("b", "\"build\": \"true\", \"depends_on\": [\"a\"]"));

    Ran ran = workspace.run("build-all");

    assertThat(ran.status()).isEqualTo(3);
    assertThat(ran.err()).contains("a -> b -> a");
  }

  @Test
  void sequentialRepositoriesDoNotOverlap() throws IOException {
    String exclusive = "mkdir ../busy && sleep 0.2 && rmdir ../busy";
    workspace.repositories(
        workspace.repository("a", "\"sequential\": true, \"test\": \"" + exclusive + "\""),
        workspace.repository("b", "\"sequential\": true, \"test\": \"" + exclusive + "\""),
        workspace.repository("c", "\"sequential\": true, \"test\": \"" + exclusive + "\""));

    assertThat(workspace.run("test-all", "-j", "3").out())
        .endsWith("3 passed, 0 failed, 0 skipped\n");
  }

  private long at(String name) throws IOException {
    return Long.parseLong(Files.readString(folder.resolve(name + ".at")).strip());
  }
}
