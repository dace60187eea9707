package dev.orchestrator.runtime.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.orchestrator.core.registry.RepositoryRegistryReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigurationSchemaTest {

  @TempDir private Path folder;

  private List<String> violations(String name, String text) throws IOException {
    Path file = Files.writeString(folder.resolve(name), text);
    Optional<ConfigurationSchema> schema = ConfigurationSchema.of(file);
    return schema.orElseThrow().violations(file);
  }

  private static JsonNode schema(String name) throws IOException {
    String resource = "/dev/orchestrator/runtime/scaffold/config/schema/" + name + ".schema.json";
    try (InputStream in = ConfigurationSchemaTest.class.getResourceAsStream(resource)) {
      return new ObjectMapper().readTree(in);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"repos", "workflows", "safety", "orchestrator"})
  void whatInitLaysOutFitsItsSchemaAndNamesIt(String name) throws IOException {
    String resource = "/dev/orchestrator/runtime/scaffold/config/" + name + ".json";
    try (InputStream in = ConfigurationSchemaTest.class.getResourceAsStream(resource)) {
      String text = new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
      assertThat(violations(name + ".json", text)).isEmpty();
      assertThat(text).contains("\"$schema\": \"schema/" + name + ".schema.json\"");
    }
  }

  @Test
  void everyKeyTheProgramKnowsOfARepositoryIsDescribed() throws IOException {
    JsonNode described = schema("repos").at("/properties/repositories/items/properties");
    assertThat(described.fieldNames())
        .toIterable()
        .containsExactlyInAnyOrderElementsOf(RepositoryRegistryReader.KNOWN_KEYS);
  }

  @ParameterizedTest
  @ValueSource(strings = {"repos", "workflows", "safety", "orchestrator", "issues"})
  void everyDescribedKeyHasAWordAboutIt(String name) throws IOException {
    for (JsonNode property : schema(name).findValue("properties")) {
      boolean said =
          property.has("description")
              || property.has("$ref")
              || property.has("properties")
              || property.has("additionalProperties");
      assertThat(said).as(property.toString()).isTrue();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "repos.json ; {}",
        "repos.json ; {\"repositories\": [{\"name\": \"a\"}]}",
        "repos.json ; {\"repositories\": [{\"name\": \"-a\", \"local\": \"x\"}]}",
        "repos.json ; {\"repositories\": [{\"name\": \"a\", \"local\": \"x\", \"tags\": \"a\"}]}",
        "workflows.json ; {\"workflows\": {\"x\": {\"steps\": [{\"action\": \"run\"}]}}}",
        "workflows.json ; {\"workflows\": {\"x\": {\"steps\": [{\"action\": \"fly\"}]}}}",
        "safety.json ; {\"rules\": [{\"id\": \"x\", \"verdict\": \"allowed\", \"patterns\": [\"a\"]}]}",
        "orchestrator.json ; {\"logs\": {\"dir\": 1}}",
        "x-issues.json ; {\"issues\": [{\"number\": 1}]}",
        "x-issues.json ; {\"issues\": [], \"agent\": 3}",
        "repos.json ; not json",
      })
  void whatDoesNotFitIsSaidWithTheFile(String file, String text) throws IOException {
    assertThat(violations(file, text)).isNotEmpty().allMatch(each -> each.contains(file));
  }

  @Test
  void bothShapesOfAPlanFit() throws IOException {
    String one =
        """
        {"project": "proof", "repo": "staking", "repo_path": "/src/staking", "num_workers": 5,
         "pipeline": ["implement", {"name": "review", "verify": false, "agent": "codex"}],
         "agent": {"type": "command", "command": ["sh", "x"]}, "initial_assignments": {"1": 7},
         "verify": {"build": true, "test": "go test ./...", "tests": "must-pass"},
         "issues": [{"number": 7, "title": "x", "depends_on": [], "assigned_worker": null}],
         "key_of_another_tool": {}}
        """;
    String many =
        """
        {"repos": {"a": {"path": "/src/a", "branch_prefix": "fix/"}},
         "issues": [{"number": 1, "title": "x", "repo": "a", "status": "pending"}]}
        """;
    assertThat(violations("one-issues.json", one)).isEmpty();
    assertThat(violations("many-issues.json", many)).isEmpty();
  }

  @Test
  void aFileOfSomebodyElseHasNoSchema() {
    assertThat(ConfigurationSchema.of(Path.of("package.json"))).isEmpty();
    assertThat(ConfigurationSchema.of(Path.of("repos.yaml"))).isEmpty();
  }
}
