package dev.orchestrator.cli.startup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.orchestrator.core.json.JsonCodec;
import dev.orchestrator.fixtures.Program;
import dev.orchestrator.fixtures.Program.Ended;
import dev.orchestrator.fixtures.Scripts;
import dev.orchestrator.fixtures.TmuxSandbox;
import dev.orchestrator.fixtures.TmuxTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LauncherTest {

  @TempDir Path folder;
  private Installation installation;

  @BeforeEach
  void install() throws IOException {
    installation = Installation.in(folder.toRealPath().resolve("an installation"));
  }

  @Test
  void startsTheProgram() {
    assertThat(installation.call("--version").output()).startsWith("orchestrator ");
  }

  @Test
  void followsAChainOfSymbolicLinks() throws IOException {
    Path bin = Files.createDirectories(folder.resolve("some bin"));
    Files.createSymbolicLink(folder.resolve("absolute"), installation.launcher());
    Path link = Files.createSymbolicLink(bin.resolve("relative"), Path.of("../absolute"));

    assertThat(installation.call(link, "--version").output()).startsWith("orchestrator ");
  }

  @Test
  void isFoundOnPathAndFromAnyFolder() {
    Program call =
        Program.of(Path.of("/"), List.of("env", "orchestrator", "--version"))
            .with(
                Map.of(
                    "PATH",
                    installation.launcher().getParent() + ":" + System.getenv("PATH"),
                    "ORCHESTRATOR_STARTUP_CACHE",
                    "off"));

    assertThat(call.output()).startsWith("orchestrator ");
  }

  @Test
  void runsFromItsOwnFolderByABareName() {
    Program call =
        Program.of(installation.launcher().getParent(), List.of("sh", "orchestrator", "--version"));

    assertThat(call.with(Map.of("ORCHESTRATOR_STARTUP_CACHE", "off")).output())
        .startsWith("orchestrator ");
  }

  @Test
  @Tag("S42")
  void aReaderThatHasEnoughIsNoError() {
    Ended ended = piped("--help | head -1").run();

    assertThat(ended.out()).startsWith("Usage: orchestrator");
    assertThat(ended.err()).isEmpty();
  }

  @Test
  void resultsThatCannotBeWrittenAreAnError() {
    assumeThat(Path.of("/dev/full")).exists();

    Ended ended = piped("--version > /dev/full").run();

    assertThat(ended.status()).isEqualTo(3);
    assertThat(ended.err()).contains("error[OUTPUT_LOST]: ", "hint: ");
  }

  private Program piped(String words) {
    return Program.of(
            folder, List.of("sh", "-c", "\"$0\" " + words, installation.launcher().toString()))
        .with(Map.of("ORCHESTRATOR_STARTUP_CACHE", "off"));
  }

  @Test
  void passesArgumentsUntouched() throws IOException {
    Path java = java("17.0.1", "for word; do printf '<%s>' \"$word\"; done");

    String words = callWith(java, "a b", "", "*", "$HOME `id`", "\"", "x\ny", "--", "-n").output();

    assertThat(words).endsWith(".Main><a b><><*><$HOME `id`><\"><x\ny><--><-n>");
  }

  @Tag("M6")
  @Tag("D02")
  @ParameterizedTest
  @ValueSource(strings = {"LC_ALL=C", "LC_ALL=POSIX", "LANG=C", "LC_CTYPE=C", "UNSET=yes"})
  void wordsAndPathsArriveWholeWhereThereIsNoLocale(String locale) throws IOException {
    Path workspace = folder.resolve("Büro");
    Files.createDirectories(workspace.resolve("config"));
    Files.writeString(workspace.resolve("config/repos.json"), "{\"repositories\": []}");
    Path start =
        Scripts.shell(
            folder.resolve("start"),
            "unset LC_ALL LC_CTYPE LANG; export "
                + locale
                + "\n"
                + "exec '"
                + installation.launcher()
                + "' -w '"
                + workspace
                + "' task add --title 'Größe ≠ 0'\n");

    Program program = installation.call(start);

    assertThat(program.run().status()).isZero();
    assertThat(workspace.resolve("tasks/backlog.md")).content().contains("Größe ≠ 0");
  }

  @Test
  void javaIsToldHowToStartChildrenOnLinuxOnly() throws IOException {
    Path java = java("17.0.1", "echo \"$@\"");

    assertThat(callWith(java).output().contains("launchMechanism=VFORK"))
        .isEqualTo(Files.isReadable(Path.of("/proc/self/stat")));
    assertThat(callWith(java("25.0.1", "echo \"$@\"")).output()).doesNotContain("VFORK");
  }

  @Test
  void becomesTheProgramAndLeavesNoShellBehind() throws IOException {
    Path java = java("17.0.1", "ps -o ppid= -o pid= -p $$");

    String[] parents = callWith(java).output().strip().split(" +");

    assertThat(parents[0]).isEqualTo(String.valueOf(ProcessHandle.current().pid()));
  }

  @Test
  void passesTheExitStatusOn() throws IOException {
    assertThat(callWith(java("21.0.2", "exit 130")).run().status()).isEqualTo(130);
  }

  @Test
  void addsTheOptionsOfTheUser() throws IOException {
    Path java = java("17.0.1", "echo \"$@\"");

    String words = callWith(java).with(Map.of("ORCHESTRATOR_JAVA_OPTS", "-Xmx1g -Da=*")).output();

    assertThat(words).contains(" -Xmx1g -Da=* dev.orchestrator.cli.Main");
  }

  @Test
  void tellsTheProgramWhereItWasStartedFrom() throws IOException {
    Path java = java("17.0.1", "for word; do echo \"$word\"; done");

    assertThat(callWith(java).output())
        .contains("-Dorchestrator.launcher=" + installation.launcher())
        .contains("-Dorchestrator.terminal=\n");
  }

  @TmuxTest
  @Tag("N1")
  void theWidthOfTheTerminalIsFound() throws IOException {
    Path words = folder.resolve("words");
    Path java =
        java(
            "17.0.1",
            "for word; do echo \"$word\"; done > '"
                + words
                + ".part'; mv '"
                + words
                + ".part' '"
                + words
                + "'");
    try (TmuxSandbox tmux = TmuxSandbox.open()) {
      Path start =
          Scripts.shell(
              folder.resolve("start"),
              "JAVA_HOME='"
                  + java
                  + "' ORCHESTRATOR_STARTUP_CACHE=off exec '"
                  + installation.launcher()
                  + "' status\n");

      tmux.tmux("lab", "new-session", "-d", "-x", "93", "-y", "20", start.toString());

      await().until(() -> Files.exists(words));
    }
    assertThat(words)
        .content()
        .contains("-Dorchestrator.columns=93\n", "-Dorchestrator.terminal=in,err,out\n");
  }

  @Test
  void aWrongJavaHomeIsAnError() {
    Ended ended = callWith(folder.resolve("gone")).run();

    assertThat(ended.status()).isEqualTo(3);
    assertThat(ended.err())
        .startsWith("error[JAVA_NOT_FOUND]: JAVA_HOME is " + folder.resolve("gone"))
        .contains("\nhint: set JAVA_HOME");
    assertThat(ended.out()).isEmpty();
  }

  @Test
  void noJavaAtAllIsAnErrorWithTheLineThatInstallsIt() throws IOException {
    Path empty = Files.createDirectories(folder.resolve("empty"));
    Ended ended =
        Program.of(folder, List.of("/bin/sh", installation.launcher().toString(), "status"))
            .with(Map.of("PATH", empty.toString()))
            .run();

    assertThat(ended.status()).isEqualTo(3);
    assertThat(ended.err())
        .startsWith("error[JAVA_NOT_FOUND]: there is no java on PATH")
        .contains("apt-get install openjdk-17-jre-headless");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.8.0_402", "11.0.22", "16"})
  void anOldJavaIsAnErrorThatNamesIt(String version) throws IOException {
    Ended ended = callWith(java(version, "echo started")).run();

    assertThat(ended.status()).isEqualTo(3);
    assertThat(ended.out()).isEmpty();
    assertThat(ended.err())
        .startsWith("error[JAVA_TOO_OLD]: ")
        .contains("the orchestrator needs 17");
  }

  @ParameterizedTest
  @ValueSource(strings = {"17", "17.0.15", "21-ea", "25.0.3"})
  void anyJavaFrom17IsTaken(String version) throws IOException {
    assertThat(callWith(java(version, "echo started")).output()).isEqualTo("started");
  }

  @Test
  void aJavaWithoutAReleaseFileIsAskedForItsVersion() throws IOException {
    String body =
        "[ \"$1\" != -version ] || { echo 'openjdk version \"11.0.2\" 2019' >&2; exit; }\n";
    Path old = java("17", body);
    Files.delete(old.resolve("release"));

    assertThat(callWith(old).run().err()).contains("is Java 11;");
  }

  @Test
  void errorsOfTheLauncherAreJsonWhenAskedFor() throws IOException {
    Path odd = java("11", "echo");

    Ended ended = callWith(odd, "status", "--json").run();

    assertThat(ended.status()).isEqualTo(3);
    JsonNode document = new JsonCodec().read(ended.out(), JsonNode.class);
    assertThat(document.path("schema_version").asInt()).isEqualTo(1);
    assertThat(document.at("/error/code").asText()).isEqualTo("JAVA_TOO_OLD");
    assertThat(document.at("/error/message").asText()).contains("java of \"test\"/bin/java");
    assertThat(ended.err()).isEmpty();
  }

  @Test
  void anEnvironmentMeantToConfuseShellsDoesNot() {
    Map<String, String> hostile =
        Map.of(
            "IFS", "/o",
            "CDPATH", "/usr:/",
            "ENV", folder.resolve("gone").toString(),
            "PS4", "$(echo owned)",
            "XDG_CACHE_HOME", "relative",
            "ORCHESTRATOR_STARTUP_CACHE", "on",
            "LC_ALL", "xx_XX.nonsense");

    Ended ended = installation.call("--version").with(hostile).run();

    assertThat(ended.status()).isZero();
    assertThat(ended.out()).startsWith("orchestrator ");
    assertThat(ended.err()).isEmpty();
  }

  @Test
  void aMissingJarSaysThatOnlyTheScriptWasCopied() throws IOException {
    Path copy = Files.createDirectories(folder.resolve("copy/bin")).resolve("orchestrator");
    Files.copy(installation.launcher(), copy);
    copy.toFile().setExecutable(true);

    Ended ended = installation.call(copy, "--version").run();

    assertThat(ended.status()).isEqualTo(3);
    assertThat(ended.err()).startsWith("error[INSTALLATION]: ").contains("a copy is not");
  }

  @Test
  void aPathThatJavaWouldTakeForTwoIsRefused() throws IOException {
    Installation odd = Installation.in(folder.toRealPath().resolve("a:b"));

    assertThat(odd.call("--version").run().err()).startsWith("error[INSTALLATION]: the path ");
  }

  private Path java(String version, String body) throws IOException {
    return Installation.java(folder.resolve("java of \"test\""), version, body + "\n");
  }

  private Program callWith(Path javaHome, String... arguments) {
    return installation.call(arguments).with(Map.of("JAVA_HOME", javaHome.toString()));
  }

  @Test
  void standardInputReachesTheProgram() throws IOException {
    Path java = java("17", "cat");
    Path wrapper =
        Scripts.shell(
            folder.resolve("wrapper"), "printf hello | '" + installation.launcher() + "'\n");

    assertThat(
            Program.of(folder, List.of(wrapper.toString()))
                .with(Map.of("JAVA_HOME", java.toString(), "ORCHESTRATOR_STARTUP_CACHE", "off"))
                .output())
        .isEqualTo("hello");
  }
}
