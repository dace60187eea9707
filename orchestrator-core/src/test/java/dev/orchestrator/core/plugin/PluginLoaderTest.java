package dev.orchestrator.core.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orchestrator.core.error.OrchestratorException;
import dev.orchestrator.core.spi.Contribution;
import dev.orchestrator.core.spi.EventListener;
import dev.orchestrator.core.spi.OrchestratorPlugin;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PluginLoaderTest {

  private static final String GOOD =
      """
        public String id() { return "%s"; }
        public int spiVersion() { return OrchestratorPlugin.SPI_VERSION; }
        public List<Contribution<?>> contributions() {
          return List.of(new Contribution<>(EventListener.class, "%s", event -> {}));
        }
      """;

  @TempDir Path folder;

  private record Given(String id, int spiVersion, List<Contribution<?>> contributions)
      implements OrchestratorPlugin {}

  private static Given plugin(String id, String... names) {
    List<Contribution<?>> contributions = new java.util.ArrayList<>();
    for (String name : names) {
      EventListener listener = event -> {};
      contributions.add(new Contribution<>(EventListener.class, name, listener));
    }
    return new Given(id, OrchestratorPlugin.SPI_VERSION, contributions);
  }

  private PluginRegistry discover() {
    return PluginRegistry.discover(
        PluginLoaderTest.class.getClassLoader(), folder, PluginTrust.EVERY_JAR);
  }

  private static List<String> ids(PluginRegistry registry) {
    return registry.plugins().stream().map(LoadedPlugin::id).toList();
  }

  @Test
  void aJarIsLoadedAndSaysWhereItCameFrom() {
    PluginJar.build(folder.resolve("a.jar"), "Good", GOOD.formatted("my-plugin", "mine"));
    PluginRegistry registry = discover();
    assertThat(registry.failures()).isEmpty();
    assertThat(ids(registry)).containsExactly("my-plugin");
    assertThat(registry.plugins().get(0).origin()).isEqualTo(folder.resolve("a.jar").toString());
    assertThat(Extensions.of(EventListener.class, registry).names()).containsExactly("mine");
  }

  @Test
  void badJarsAreReportedAndTheOthersLoad() throws IOException {
    PluginJar.build(folder.resolve("good-1.jar"), "One", GOOD.formatted("one", "one"));
    PluginJar.build(folder.resolve("good-2.jar"), "Two", GOOD.formatted("two", "two"));
    Files.writeString(folder.resolve("bad-1-no-zip.jar"), "not a jar at all");
    Path empty = Files.createDirectories(folder.resolve("empty"));
    PluginJar.pack(folder.resolve("bad-2-no-class.jar"), empty, List.of("gone.Missing"));
    PluginJar.build(
        folder.resolve("bad-3-throws.jar"),
        "Throws",
        "public Throws() { throw new IllegalStateException(\"boom\"); }"
            + GOOD.formatted("three", "three"));
    PluginJar.build(
        folder.resolve("bad-4-late.jar"),
        "Late",
        GOOD.formatted("four", "four")
            .replace(
                "return List.of",
                "if (true) throw new NoClassDefFoundError(\"x/Y\"); return List.of"));
    PluginRegistry registry = discover();
    assertThat(ids(registry)).containsExactlyInAnyOrder("one", "two");
    assertThat(registry.failures())
        .extracting(PluginFailure::origin)
        .anyMatch(o -> o.endsWith("bad-2-no-class.jar"));
    assertThat(registry.failures())
        .extracting(PluginFailure::reason)
        .anyMatch(reason -> reason.contains("gone.Missing"))
        .anyMatch(reason -> reason.contains("boom"))
        .anyMatch(reason -> reason.contains("x/Y"));
  }

  @Test
  void everyJarHasAClassLoaderOfItsOwn() {
    PluginJar.build(folder.resolve("a.jar"), "Same", GOOD.formatted("first", "first"));
    PluginJar.build(folder.resolve("b.jar"), "Same", GOOD.formatted("second", "second"));
    assertThat(ids(discover())).containsExactly("first", "second");
  }

  @Test
  void aPluginBuiltForAnotherContractIsRefusedWithBothVersions() {
    PluginRegistry registry = PluginRegistry.of(new Given("old-one", 99, List.of()));
    assertThat(registry.plugins()).isEmpty();
    assertThat(registry.failures().get(0).reason())
        .contains("'old-one' was built for version 99", "this program has 1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Upper", "has space", "a_b", "-a", "a-", "a--b", "1a"})
  void anIdThatIsNotLowerCaseWordsIsRefused(String id) {
    assertThat(PluginRegistry.of(plugin(id)).failures()).hasSize(1);
  }

  @Test
  void theReservedPrefixIsForWhatIsBuiltIn() {
    PluginJar.build(folder.resolve("a.jar"), "Evil", GOOD.formatted("orchestrator-x", "x"));
    assertThat(discover().failures().get(0).reason()).contains("reserved");
  }

  @Test
  void anIdIsTakenOnce() {
    PluginRegistry registry = PluginRegistry.of(plugin("same", "a"), plugin("same", "b"));
    assertThat(ids(registry)).containsExactly("same");
    assertThat(registry.failures().get(0).reason()).contains("already taken");
  }

  @Test
  void aContributionThatIsNotWhatItClaimsIsRefused() {
    @SuppressWarnings({"unchecked", "rawtypes"})
    Contribution<?> wrong = new Contribution(EventListener.class, "wrong", "a string");
    PluginRegistry registry =
        PluginRegistry.of(new Given("a", OrchestratorPlugin.SPI_VERSION, List.of(wrong)));
    assertThat(registry.failures().get(0).reason()).contains("'wrong' is no", "EventListener");
  }

  @Test
  void aNameGivenTwiceNamesBothOwnersWhenItIsUsed() {
    PluginRegistry registry = PluginRegistry.of(plugin("one", "same"), plugin("two", "same"));
    assertThatThrownBy(() -> Extensions.of(EventListener.class, registry))
        .isInstanceOfSatisfying(
            OrchestratorException.class,
            error -> {
              assertThat(error.code()).isEqualTo(Extensions.EXTENSION_CLASH);
              assertThat(error.message()).contains("'same'", "'one'", "'two'");
            });
  }

  @Test
  void anUnknownNameIsAUserErrorWithASuggestion() {
    Extensions<EventListener> extensions =
        Extensions.of(EventListener.class, PluginRegistry.of(plugin("a", "journal", "dashboard")));
    assertThatThrownBy(() -> extensions.require("jurnal"))
        .isInstanceOfSatisfying(
            OrchestratorException.class,
            error -> {
              assertThat(error.message()).isEqualTo("there is no event listener named 'jurnal'");
              assertThat(error.hint()).contains("did you mean 'journal'?");
            });
    assertThat(extensions.find("dashboard")).isPresent();
  }

  @Test
  void aFileThatIsNoJarOrNamesNoPluginIsReported() throws IOException {
    Files.writeString(folder.resolve("broken.jar"), "junk");
    new JarOutputStream(Files.newOutputStream(folder.resolve("library.jar")), new Manifest())
        .close();

    PluginRegistry registry =
        PluginRegistry.discover(
            PluginLoaderTest.class.getClassLoader(), folder, PluginTrust.EVERY_JAR);

    assertThat(registry.failures())
        .extracting(PluginFailure::reason)
        .satisfiesExactly(
            broken -> assertThat(broken).startsWith("cannot be read as a jar"),
            library -> assertThat(library).startsWith("names no plugin in META-INF/services/"));
  }

  @Test
  void aMissingFolderMeansNoPlugins() {
    PluginRegistry registry =
        PluginRegistry.discover(
            PluginLoaderTest.class.getClassLoader(), folder.resolve("none"), PluginTrust.EVERY_JAR);
    assertThat(registry.plugins()).isEmpty();
    assertThat(registry.failures()).isEmpty();
  }
}
