package dev.orchestrator.core.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orchestrator.core.config.ConfigurationException;
import dev.orchestrator.core.config.Problem;
import dev.orchestrator.core.config.Problems;
import dev.orchestrator.core.workspace.HostEnvironment;
import dev.orchestrator.core.workspace.Workspace;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RepositoryRegistryReaderTest {

  @TempDir private Path folder;
  private final Problems problems = new Problems();

  private RepositoryRegistry read(String text) throws Exception {
    Workspace workspace = new Workspace(folder);
    Files.createDirectories(workspace.config());
    Files.writeString(workspace.repositoriesFile(), text);
    return new RepositoryRegistryReader(new HostEnvironment(Map.of(), folder))
        .read(workspace, problems);
  }

  @Test
  @Tag("R3")
  void twoEntriesOfOneNameAreRefusedWithTheLinesOfBoth() {
    assertThatThrownBy(
            () ->
                read(
                    """
                    {"repositories": [
                      {"name": "one", "local": "a"},
                      {"name": "two", "local": "b"},
                      {"name": "one", "local": "c"}]}
                    """))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("repos.json:4")
        .hasMessageContaining("line 2");
  }

  @Test
  @Tag("R6")
  void everyWrongTypeIsALineThatSaysWhere() {
    assertThatThrownBy(
            () ->
                read(
                    """
                    {"repositories": [
                      {"name": 7, "local": "a",
                       "tags": "web"},
                      {"name": "two"}]}
                    """))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("repos.json:2")
        .hasMessageContaining("repos.json:3")
        .hasMessageContaining("tags")
        .hasMessageContaining("repos.json:4")
        .hasMessageContaining("local");
  }

  @Test
  @Tag("R5")
  void aMistypedKeyIsAWarningWithASuggestionAndTheEntryIsRead() throws Exception {
    RepositoryRegistry registry =
        read(
            """
            {"repositories": [{"name": "one", "local": "a", "defualt_branch": "trunk"}]}
            """);

    assertThat(registry.require("one").hosting().defaultBranch()).isEqualTo("main");
    assertThat(problems.warnings())
        .extracting(Problem::describe)
        .singleElement()
        .asString()
        .contains("defualt_branch", "default_branch", "repos.json:1");
  }

  @Test
  @Tag("R11")
  void namesThatCouldPassForOptionsOrPathsAreRefused() {
    for (String name : new String[] {"--upload-pack=x", "a/b", "..", "a\\nb"}) {
      assertThatThrownBy(
              () ->
                  read(
                      "{\"repositories\": [{\"name\": \"%s\", \"local\": \"a\"}]}".formatted(name)))
          .as(name)
          .isInstanceOf(ConfigurationException.class)
          .hasMessageContaining("name");
    }
    assertThatThrownBy(
            () ->
                read(
                    "{\"repositories\": [{\"name\": \"a\", \"local\": \"a\","
                        + " \"default_branch\": \"-x\"}]}"))
        .hasMessageContaining("default_branch");
  }
}
