package dev.orchestrator.core.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orchestrator.core.error.OrchestratorException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigFileTest {

  private static final Path FILE = Path.of("config/some.json");

  private final Problems problems = new Problems();

  private ConfigObject parse(String text) {
    return ConfigFile.parse(FILE, text, problems);
  }

  private List<String> described() {
    return problems.all().stream().map(Problem::describe).toList();
  }

  @Test
  void everyProblemIsNamedWithItsPlaceInOneReading() {
    ConfigObject root =
        parse(
            """
            {
              "name": 7,
              "count": "x",
              "tags": ["a", 1],
              "parts": [{"size": true}]
            }
            """);
    root.text("name");
    root.number("count");
    root.texts("tags");
    root.objects("parts").get(0).number("size");
    root.text("missing");

    assertThat(described())
        .containsExactly(
            "config/some.json:2:11: name: must be text, not a number",
            "config/some.json:3:12: count: must be a whole number, not text",
            "config/some.json:4:17: tags[1]: must be text, not a number",
            "config/some.json:5:22: parts[0].size: must be a whole number, not a boolean",
            "config/some.json:1:1: needs 'missing'");
    assertThatThrownBy(problems::refuseErrors)
        .isInstanceOfSatisfying(
            ConfigurationException.class, error -> assertThat(error.problems()).hasSize(5));
  }

  @Test
  @Tag("R5")
  void anUnknownKeyIsAWarningWithTheKnownOneItLooksLike() {
    parse("{\n  \"defualt_branch\": 1, \"$schema\": 1, \"_note\": 1, \"other\": 1}")
        .warnOfUnknownKeys(List.of("default_branch", "name"));

    assertThat(described())
        .containsExactly(
            "config/some.json:2:3: defualt_branch: is not a key this program knows (did you mean"
                + " 'default_branch'?)",
            "config/some.json:2:50: other: is not a key this program knows");
    assertThat(problems.warnings()).hasSize(2);
    problems.refuseErrors();
  }

  @ParameterizedTest
  @Tag("R4")
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "{\"a\": 1,};1:9",
        "{\"a\": 1, \"a\": 2};1:13",
        "[1];1:1",
        "{} x;1:4",
        "``;1:1",
        "{\"a\": 'x'};1:7",
        "{\"a\": [1, 2};1:12"
      })
  void aFileThatIsNoJsonObjectIsRefusedWithItsPlace(String text, String place) {
    assertThatThrownBy(() -> parse(text))
        .isInstanceOfSatisfying(
            ConfigurationException.class,
            error ->
                assertThat(error.message())
                    .startsWith("config/some.json:" + place + ": ")
                    .doesNotContain("Source"));
  }

  @Test
  void nullCountsAsAbsent() {
    ConfigObject root = parse("{\"a\": null}");
    assertThat(root.has("a")).isFalse();
    assertThat(root.optionalText("a")).isEmpty();
    assertThat(root.numbers("a")).isEmpty();
    assertThat(problems.all()).isEmpty();
  }

  @Test
  void aNumberThatNoIntHoldsIsAProblemAndNoOverflow() {
    ConfigObject root = parse("{\"a\": 99999999999, \"b\": 1.5, \"c\": [99999999999]}");
    assertThat(root.number("a")).isEmpty();
    assertThat(root.number("b")).isEmpty();
    assertThat(root.decimal("b")).contains(1.5);
    assertThat(root.numbers("c")).isEmpty();
    assertThat(described())
        .containsExactly(
            "config/some.json:1:7: a: is out of range",
            "config/some.json:1:25: b: must be a whole number, not a number",
            "config/some.json:1:36: c[0]: must be a whole number, not a number");
  }

  @Test
  void blankTextWhereTextIsNeededIsAProblem() {
    assertThat(parse("{\"a\": \" \"}").text("a")).isEqualTo(" ");
    assertThat(described()).containsExactly("config/some.json:1:7: a: must not be blank");
  }

  @Test
  void keysKeepTheOrderOfTheFile() {
    assertThat(parse("{\"z\": 1, \"a\": 1, \"m\": 1}").keys()).containsExactly("z", "a", "m");
  }

  @Test
  void membersOfANestedObjectAreFoundByTheirKey() {
    ConfigObject root = parse("{\"repos\": {\"a\": {\"path\": 1}, \"b\": 2}}");
    assertThat(root.objectsByKey("repos")).containsOnlyKeys("a");
    root.objectsByKey("repos").get("a").text("path");
    assertThat(described())
        .containsExactly(
            "config/some.json:1:35: repos.b: must be an object, not a number",
            "config/some.json:1:26: repos.a.path: must be text, not a number");
  }

  @Test
  void elementsOfAListThatMixesTypesAreReachedOneByOne() {
    ConfigObject root = parse("{\"pipeline\": [\"implement\", {\"name\": \"test\"}, 3]}");
    assertThat(root.elementTypes("pipeline"))
        .containsExactly(ValueType.TEXT, ValueType.OBJECT, ValueType.NUMBER);
    assertThat(root.textElement("pipeline", 0)).contains("implement");
    assertThat(root.textElement("pipeline", 1)).isEmpty();
    assertThat(root.objectElement("pipeline", 1).orElseThrow().text("name")).isEqualTo("test");
    assertThat(root.objectElement("pipeline", 9)).isEmpty();
  }

  @Test
  @Tag("R7")
  void aByteOrderMarkIsAccepted(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("a.json"), "\uFEFF{\"a\": \"ü\"}");
    assertThat(ConfigFile.read(file, problems).text("a")).isEqualTo("ü");
  }

  @Test
  void aFileThatIsNoTextIsRefused(@TempDir Path folder) throws IOException {
    Path file = Files.write(folder.resolve("a.json"), new byte[] {'{', (byte) 0xC3, '}'});
    assertThatThrownBy(() -> ConfigFile.read(file, problems))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("is not UTF-8 text");
  }

  @Test
  void aFileThatCannotBeReadSaysSo(@TempDir Path folder) {
    assertThatThrownBy(() -> ConfigFile.read(folder.resolve("none.json"), problems))
        .isInstanceOfSatisfying(
            OrchestratorException.class,
            error -> assertThat(error.code()).isEqualTo(ConfigFile.CONFIGURATION_UNREADABLE));
  }
}
