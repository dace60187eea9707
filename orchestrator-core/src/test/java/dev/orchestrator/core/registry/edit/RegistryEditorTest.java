package dev.orchestrator.core.registry.edit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orchestrator.core.config.ConfigurationException;
import dev.orchestrator.core.config.Problems;
import dev.orchestrator.core.error.OrchestratorException;
import dev.orchestrator.core.registry.Repository;
import dev.orchestrator.core.registry.RepositoryRegistry;
import dev.orchestrator.core.registry.RepositoryRegistryReader;
import dev.orchestrator.core.workspace.HostEnvironment;
import dev.orchestrator.core.workspace.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RegistryEditorTest {

  @TempDir private Path folder;
  private Workspace workspace;
  private RepositoryRegistryReader reader;
  private RegistryEditor editor;

  @BeforeEach
  void found() {
    workspace = new Workspace(folder);
    reader = new RepositoryRegistryReader(new HostEnvironment(Map.of("HOME", "/home/ada"), folder));
    editor = new RegistryEditor(workspace, reader);
  }

  private void given(String text) {
    try {
      Files.createDirectories(workspace.config());
      Files.writeString(workspace.repositoriesFile(), text);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private String text() throws IOException {
    return Files.readString(workspace.repositoriesFile());
  }

  private RepositoryRegistry registry() {
    return reader.read(workspace, new Problems());
  }

  @Test
  void anEntryIsLaidOutAsTheOthersAndNothingElseChanges() throws Exception {
    given(
        """
        {
            "$schema": "schema/repos.schema.json",
            "team" : {"lead":"Ada"},
            "repositories": [
                {
                    "name": "core", "odd key": [1,  2],
                    "local": "~/core"
                }
            ]
        }
        """);
    editor.add(
        new NewRepository(
            "wallet", "~/wallet", "", "", "develop", "", true, List.of("a", "b"), "", List.of()));
    assertThat(text())
        .isEqualTo(
            """
            {
                "$schema": "schema/repos.schema.json",
                "team" : {"lead":"Ada"},
                "repositories": [
                    {
                        "name": "core", "odd key": [1,  2],
                        "local": "~/core"
                    },
                    {
                        "name": "wallet",
                        "local": "~/wallet",
                        "default_branch": "develop",
                        "has_claude_md": true,
                        "tags": ["a", "b"]
                    }
                ]
            }
            """);
  }

  @Test
  void theFirstEntryOfAnEmptyListIsIndentedByTwo() throws Exception {
    given("{\n  \"repositories\": []\n}\n");
    editor.add(NewRepository.at("one", "/src/one"));
    assertThat(text())
        .isEqualTo(
            """
            {
              "repositories": [
                {
                  "name": "one",
                  "local": "/src/one"
                }
              ]
            }
            """);
  }

  @Test
  void entriesOnOneLineStayOnOneLine() throws Exception {
    given("{\"repositories\": [\n  {\"name\": \"a\", \"local\": \"/a\"}\n]}");
    editor.add(NewRepository.at("b", "/b"));
    assertThat(text())
        .isEqualTo(
            "{\"repositories\": [\n  {\"name\": \"a\", \"local\": \"/a\"},\n"
                + "  {\"name\": \"b\", \"local\": \"/b\"}\n]}");
  }

  @Test
  void aByteOrderMarkAndWindowsLineEndsStay() throws Exception {
    given(
        "\uFEFF{\r\n  \"repositories\": [\r\n    {\r\n      \"name\": \"a\",\r\n      \"local\": \"/ä\"\r\n    }\r\n  ]\r\n}\r\n");
    String before = text();
    editor.add(NewRepository.at("b", "/b"));
    assertThat(text()).startsWith("\uFEFF{").doesNotContainPattern("[^\r]\n");
    editor.remove(List.of("b"));
    assertThat(text()).isEqualTo(before);
  }

  @Test
  void removingTakesTheEntryAndItsCommaAndNothingElse() throws Exception {
    given(
        "{\"repositories\": [{\"name\":\"a\",\"local\":\"/a\"}, {\"name\":\"b\",\"local\":\"/b\"}, {\"name\":\"c\",\"local\":\"/c\"}]}");
    editor.remove(List.of("b"));
    assertThat(text())
        .isEqualTo(
            "{\"repositories\": [{\"name\":\"a\",\"local\":\"/a\"}, {\"name\":\"c\",\"local\":\"/c\"}]}");
    editor.remove(List.of("c", "a"));
    assertThat(text()).isEqualTo("{\"repositories\": []}");
  }

  @Test
  void anUnknownNameRemovesNothingAtAll() throws Exception {
    given("{\"repositories\": [{\"name\":\"wallet\",\"local\":\"/a\"}]}");
    String before = text();
    assertThatThrownBy(() -> editor.remove(List.of("wallet", "walet")))
        .isInstanceOfSatisfying(
            OrchestratorException.class,
            error -> assertThat(error.hint()).contains("did you mean 'wallet'?"));
    assertThat(text()).isEqualTo(before);
  }

  @Test
  void aTakenNameAndAFolderThatIsReachedAnotherWayAreRefused() throws Exception {
    Path real = Files.createDirectories(folder.resolve("real"));
    Files.createSymbolicLink(folder.resolve("link"), real);
    given("{\"repositories\": [{\"name\":\"a\",\"local\":\"real\"}]}");
    assertThatThrownBy(() -> editor.add(NewRepository.at("a", "/elsewhere")))
        .hasMessageContaining("'a' is already the name of");
    assertThatThrownBy(() -> editor.add(NewRepository.at("b", folder + "/link/../link/")))
        .hasMessageContaining("is already registered as 'a'");
    assertThat(registry().all()).hasSize(1);
  }

  @Test
  void ofManyThoseThatAreKnownAreLeftOutAndTakenNamesGetANumber() {
    given("{\"repositories\": [{\"name\":\"a\",\"local\":\"/x/a\"}]}");
    RegistryEditor.Addition result =
        editor.addMissing(
            List.of(
                NewRepository.at("whatever", "/x/a"),
                NewRepository.at("a", "/y/a"),
                NewRepository.at("a", "/z/a"),
                NewRepository.at("again", "/z/a")));
    assertThat(result.added()).extracting(NewRepository::name).containsExactly("a-2", "a-3");
    assertThat(result.known())
        .extracting(RegistryEditor.Known::registeredAs)
        .containsExactly("a", "a-3");
    assertThat(registry().all()).extracting(Repository::name).containsExactly("a", "a-2", "a-3");
  }

  @Test
  void aFileThatIsBrokenOrOfANewerFormatIsNotTouched() throws Exception {
    for (String text :
        List.of(
            "{\"repositories\": [}",
            "{\"repositories\": [{\"name\": \"a\"}]}",
            "{\"schema_version\": 2, \"repositories\": []}",
            "{}")) {
      given(text);
      assertThatThrownBy(() -> editor.add(NewRepository.at("b", "/b")))
          .as(text)
          .isInstanceOf(ConfigurationException.class);
      assertThat(text()).isEqualTo(text);
    }
  }

  @Test
  void aNameThatCouldPassForAnOptionOrAPathIsNotWritten() throws Exception {
    given("{\"repositories\": []}");
    for (String name : List.of("-x", "a/b", "..", "", "line\nfeed")) {
      assertThatThrownBy(() -> editor.add(NewRepository.at(name, "/b"))).as(name).isNotNull();
    }
    assertThat(text()).isEqualTo("{\"repositories\": []}");
  }

  @Test
  void twentyThatAddAtTheSameTimeAreTwentyEntries() throws Exception {
    given("{\"repositories\": []}");
    var threads = Executors.newFixedThreadPool(20);
    List<Callable<Void>> adds = new ArrayList<>();
    IntStream.range(0, 20)
        .forEach(
            i ->
                adds.add(
                    () -> {
                      new RegistryEditor(workspace, reader)
                          .add(NewRepository.at("r" + i, "/r" + i));
                      return null;
                    }));
    for (var each : threads.invokeAll(adds)) {
      each.get();
    }
    threads.shutdown();
    assertThat(registry().all()).hasSize(20);
  }

  @Test
  void whateverTheLayoutWhatIsAddedCanBeRemovedWithoutATrace() throws Exception {
    Random random = new Random(3);
    for (int round = 0; round < 300; round++) {
      String text = randomLayout(random);
      given(text);
      editor.add(NewRepository.at("added", "/a\"\\\n$1 ünï\u0001"));
      assertThat(registry().require("added").fields().get("local"))
          .isEqualTo("/a\"\\\n$1 ünï\u0001");
      editor.remove(List.of("added"));
      String expected = text.replaceAll("\\[\\s+]", "[]");
      assertThat(text().replaceAll("\\[\\s+]", "[]")).isEqualTo(expected);
    }
  }

  private static String randomLayout(Random random) {
    String[] spaces = {"", " ", "\n", "\n  ", "\t", "\r\n\t", "  \n\n    "};
    StringBuilder text = new StringBuilder("{" + pick(random, spaces));
    if (random.nextBoolean()) {
      text.append("\"x\": {\"repositories\": [1, 2]},").append(pick(random, spaces));
    }
    text.append("\"repositories\"")
        .append(pick(random, spaces))
        .append(":")
        .append(pick(random, spaces))
        .append("[");
    int count = random.nextInt(4);
    for (int i = 0; i < count; i++) {
      text.append(i == 0 ? "" : ",")
          .append(pick(random, spaces))
          .append("{")
          .append(pick(random, spaces));
      text.append("\"name\":").append(pick(random, spaces)).append("\"n").append(i).append("\",");
      text.append(pick(random, spaces)).append("\"local\": \"/").append(i).append("]}\"");
      text.append(pick(random, spaces)).append("}");
    }
    return text.append(pick(random, spaces))
        .append("]")
        .append(pick(random, spaces))
        .append("}")
        .toString();
  }

  private static String pick(Random random, String[] from) {
    return from[random.nextInt(from.length)];
  }
}
