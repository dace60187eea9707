package dev.orchestrator.cli.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orchestrator.cli.CommandLineTester;
import dev.orchestrator.cli.CommandLineTester.Ran;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("S1")
@Tag("X2")
class PluginTrustTest {

  @TempDir Path temp;
  private Path workspace;
  private Path jar;
  private Path ran;

  @BeforeEach
  void begin() throws IOException {
    workspace = temp.resolve("foreign");
    for (String folder : new String[] {"config", "plugins", "tasks"}) {
      Files.createDirectories(workspace.resolve(folder));
    }
    Files.writeString(workspace.resolve("config/repos.json"), "{\"repositories\": []}");
    Files.writeString(
        workspace.resolve("config/shop-issues.json"),
        "{\"project\": \"shop\", \"repo_path\": \"shop\", \"issues\": []}");
    ran = temp.resolve("ran");
    jar = workspace.resolve("plugins/gift.jar");
    plugin("gift");
  }

  /** A plugin whose class leaves a file behind as soon as anything of it runs. */
  private void plugin(String id) throws IOException {
    Path source = temp.resolve("Gift.java");
    Files.writeString(
        source,
        """
        import dev.orchestrator.core.spi.*;
        import java.nio.file.*;
        import java.util.List;
        public class Gift implements OrchestratorPlugin {
          static {
            try { Files.writeString(Path.of("%s"), "ran"); } catch (Exception e) { throw new Error(e); }
          }
          public String id() { return "%s"; }
          public int spiVersion() { return OrchestratorPlugin.SPI_VERSION; }
          public List<Contribution<?>> contributions() {
            return List.of(new Contribution<>(EventListener.class, "%s", event -> {}));
          }
        }
        """
            .formatted(ran, id, id));
    int status =
        ToolProvider.getSystemJavaCompiler()
            .run(
                null,
                null,
                null,
                "-proc:none",
                "-cp",
                System.getProperty("java.class.path"),
                "-d",
                temp.toString(),
                source.toString());
    assertThat(status).isZero();
    try (OutputStream out = Files.newOutputStream(jar);
        JarOutputStream archive = new JarOutputStream(out)) {
      archive.putNextEntry(new JarEntry("Gift.class"));
      archive.write(Files.readAllBytes(temp.resolve("Gift.class")));
      archive.putNextEntry(
          new JarEntry("META-INF/services/dev.orchestrator.core.spi.OrchestratorPlugin"));
      archive.write("Gift\n".getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }
  }

  private Ran run(String... words) {
    return CommandLineTester.in(workspace)
        .with(Map.of("HOME", temp.resolve("home").toString()))
        .run(words);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "status",
        "doctor",
        "task list",
        "workers status",
        "workers launch --dry-run",
        "build-all --dry-run",
        "report",
        "agent list",
        "plugin list",
        "plugin check gift.jar",
        "plugin trust gift.jar"
      })
  void nothingOfAJarRunsThatNobodyAgreedTo(String words) {
    run(words.split(" "));

    assertThat(ran).doesNotExist();
  }

  @Test
  void aCommandThatNeedsPluginsNamesTheJarAndGoesOnWithoutIt() {
    Ran list = run("plugin", "list", "--json");

    assertThat(list.status()).isZero();
    assertThat(list.err()).contains("warning: the plugin", "gift.jar", "is not loaded");
    assertThat(list.json().get("untrusted").get(0).get("jar").asText()).isEqualTo(jar.toString());
    assertThat(run("doctor").out()).contains("gift.jar is not loaded");
  }

  @Test
  void afterTheAgreementItIsInUseUntilItsContentChanges() throws IOException {
    Ran trust = run("plugin", "trust", "gift.jar");
    assertThat(trust.status()).as(trust.err()).isZero();
    assertThat(trust.out()).contains("trusted: " + jar);

    Ran list = run("plugin", "list");
    assertThat(list.out()).contains("EventListener", "gift", jar.toString());
    assertThat(list.err()).doesNotContain("not loaded");
    assertThat(ran).exists();

    Files.delete(ran);
    plugin("other");
    assertThat(run("plugin", "list").err()).contains("is not loaded");
    assertThat(ran).doesNotExist();
  }

  @Test
  void anAgreementIsTakenBack() {
    run("plugin", "trust", "gift.jar");

    assertThat(run("plugin", "trust", "--remove", jar.toString()).out()).contains("not trusted");

    assertThat(run("plugin", "list").err()).contains("is not loaded");
    assertThat(ran).doesNotExist();
  }

  @Test
  void aCheckReadsAJarAndLoadsItWhenAsked() {
    Ran check = run("plugin", "check", "gift.jar");
    assertThat(check.status()).isZero();
    assertThat(check.out()).contains("not trusted", "plugin class: Gift", "SHA-256: ");
    assertThat(check.err()).contains("its code was not run");

    Ran loaded = run("plugin", "check", "--load", "gift.jar", "--json");
    assertThat(loaded.json().get("loaded").asBoolean()).isTrue();
    assertThat(loaded.json().at("/plugins/0/contributes/0/name").asText()).isEqualTo("gift");
    assertThat(ran).exists();
  }

  @Test
  void aJarThatHoldsNoPluginIsNotAgreedTo() throws IOException {
    Files.writeString(jar, "no jar");

    Ran trust = run("plugin", "trust", "gift.jar");

    assertThat(trust.status()).isEqualTo(1);
    assertThat(trust.err()).contains("cannot be read as a jar");
    assertThat(run("plugin", "check", "gift.jar").status()).isEqualTo(1);
  }

  @Test
  void aJarThatIsNotThereIsWrongUsage() {
    Ran trust = run("plugin", "trust", "gfit.jar");

    assertThat(trust.status()).isEqualTo(2);
    assertThat(trust.err()).contains("error[JAR_UNREADABLE]", "gfit.jar", "hint: ");
  }
}
