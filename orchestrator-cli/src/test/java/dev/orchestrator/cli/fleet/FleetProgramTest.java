package dev.orchestrator.cli.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.orchestrator.cli.startup.Installation;
import dev.orchestrator.core.json.JsonCodec;
import dev.orchestrator.fixtures.GitSandbox;
import dev.orchestrator.fixtures.Program;
import dev.orchestrator.fixtures.SampleRepository;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The fleet commands as processes: killed, interrupted, several at once, into a closed pipe. */
class FleetProgramTest {

  private static final Duration PATIENCE = Duration.ofMinutes(2);

  @TempDir private Path folder;
  private GitSandbox sandbox;
  private CommandLineRun control;
  private Installation installation;
  private final List<Process> started = new ArrayList<>();

  @BeforeEach
  void install() throws IOException {
    sandbox = GitSandbox.in(folder);
    control = new CommandLineRun(sandbox);
    installation = Installation.in(folder.toRealPath().resolve("installation"));
  }

  @AfterEach
  void end() {
    started.forEach(Process::destroyForcibly);
  }

  private List<String> argv(String... words) {
    List<String> argv =
        new ArrayList<>(
            List.of(
                "env",
                "--default-signal=INT",
                installation.launcher().toString(),
                "-w",
                control.root().toString()));
    argv.addAll(List.of(words));
    return argv;
  }

  private Map<String, String> variables() {
    Map<String, String> variables = new HashMap<>(sandbox.environment());
    variables.put("PATH", System.getenv("PATH"));
    variables.put("JAVA_HOME", System.getProperty("java.home"));
    variables.put("ORCHESTRATOR_STARTUP_CACHE", "off");
    return variables;
  }

  private Process start(String... words) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(argv(words))
            .directory(sandbox.root().toFile())
            .redirectOutput(folder.resolve("out").toFile())
            .redirectError(folder.resolve("err").toFile());
    builder.environment().clear();
    builder.environment().putAll(variables());
    Process process = builder.start();
    started.add(process);
    return process;
  }

  private int ended(Process process) throws InterruptedException {
    assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
    return process.exitValue();
  }

  private void interrupt(Process process) {
    Program.of(folder, List.of("kill", "-INT", Long.toString(process.pid()))).output();
  }

  private String out() throws IOException {
    return Files.readString(folder.resolve("out"));
  }

  private String err() throws IOException {
    return Files.readString(folder.resolve("err"));
  }

  /** A repository that git is busy with for as long as a file is there. */
  private Path busy(String name) throws IOException {
    Path held = Files.createFile(folder.resolve("held"));
    sandbox.git(
        sandbox.root(),
        "config",
        "--global",
        "filter.held.clean",
        "touch '%s/begun'; while [ -e '%s' ]; do sleep 0.05; done; cat".formatted(folder, held));
    SampleRepository repository = sandbox.repository(name);
    repository.write("a.held", "1").commit("Add");
    repository.write(".git/info/attributes", "*.held filter=held\n").write("a.held", "2");
    return held;
  }

  private void awaitBegun() {
    await().atMost(PATIENCE).until(() -> Files.exists(folder.resolve("begun")));
  }

  @Test
  @Tag("S39")
  void aScanThatIsKilledLeavesTheFileOfTheLastOne() throws Exception {
    sandbox.repository("one");
    control.knows("one").run("scan");
    String before = control.read("state/repo-status.json");
    Path held = busy("two");
    control.knows("one", "two");
    Process scan = start("scan", "--timeout", "2m");
    awaitBegun();
    scan.destroyForcibly();
    ended(scan);
    Files.delete(held);
    assertThat(control.read("state/repo-status.json")).isEqualTo(before);
    assertThat(control.run("scan").status()).isZero();
    assertThat(control.read("state/repo-status.json")).contains("\"two\"");
  }

  @Test
  @Tag("S39")
  void twoScansAtOnceLeaveAValidFile() throws Exception {
    Path held = busy("one");
    sandbox.repository("two");
    control.knows("one", "two");
    Process first = start("scan", "--timeout", "2m");
    Process second = start("scan", "two");
    assertThat(ended(second)).as(err()).isZero();
    awaitBegun();
    Files.delete(held);
    assertThat(ended(first)).as(err()).isZero();
    assertThat(new JsonCodec().readList(control.read("state/repo-status.json"), Map.class))
        .extracting(row -> row.get("name"))
        .containsExactlyInAnyOrder("one", "two");
  }

  @Test
  @Tag("S42")
  void aReaderThatHasReadEnoughIsNoError() {
    String entries =
        IntStream.range(0, 3000)
            .mapToObj(i -> "{\"name\": \"r%d\", \"local\": \"/nowhere/r%d\"}".formatted(i, i))
            .collect(Collectors.joining(",", "{\"repositories\": [", "]}"));
    control.write("config/repos.json", entries);
    for (String format : List.of("text", "json")) {
      List<String> argv =
          new ArrayList<>(List.of("sh", "-c", "\"$@\" 2>" + folder + "/err | head -1", "sh"));
      argv.addAll(argv("status", "--all", "--output", format));
      Program.Ended ended = new Program(argv, folder, variables(), PATIENCE).run();
      assertThat(ended.out().lines()).hasSize(1);
      assertThat(folder.resolve("err")).isEmptyFile();
    }
  }

  @Test
  void watchingShowsItAgainUntilItIsInterrupted() throws Exception {
    sandbox.cloneWithOrigin("one");
    control.knows("one");
    Process watch = start("status", "--watch", "--interval", "100ms");
    await().atMost(PATIENCE).until(() -> out().lines().count() >= 2);
    sandbox.at(sandbox.root().resolve("one")).write("new", "x");
    await().atMost(PATIENCE).until(() -> out().contains("1 untracked"));
    interrupt(watch);
    assertThat(ended(watch)).isEqualTo(130);
    assertThat(err()).isEmpty();
  }

  @Test
  @Tag("Y9")
  void anInterruptedSyncLeavesNothingHalfDoneAndSaysWhatWasDone() throws Exception {
    try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      SampleRepository waiting = sandbox.cloneWithOrigin("waiting");
      String url = "http://127.0.0.1:" + silent.getLocalPort() + "/x";
      waiting.git("remote", "set-url", "origin", url);
      sandbox.cloneWithOrigin("quick");
      control.knows("waiting", "quick");
      String before = waiting.resolve("HEAD");

      Process sync = start("sync");
      silent.accept();
      interrupt(sync);

      assertThat(ended(sync)).isEqualTo(130);
      assertThat(out()).contains("waiting", "interrupted");
      assertThat(waiting.resolve("HEAD")).isEqualTo(before);
      assertThat(waiting.git("status", "--porcelain")).isEmpty();
      assertThat(locks(waiting)).isEmpty();
      assertThat(ProcessHandle.allProcesses().filter(each -> mentions(each, url))).isEmpty();
    }
  }

  private static List<Path> locks(SampleRepository repository) throws IOException {
    try (var files = Files.walk(repository.path().resolve(".git"))) {
      return files.filter(file -> file.toString().endsWith(".lock")).toList();
    }
  }

  private static boolean mentions(ProcessHandle process, String text) {
    return process.info().commandLine().filter(line -> line.contains(text)).isPresent();
  }

  @Test
  @Tag("R8")
  void twentyThatAddAtOnceLeaveTwentyEntries() throws Exception {
    List<Process> adding = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      adding.add(start("repo", "add", "r" + i, "/nowhere/r" + i));
    }
    for (Process each : adding) {
      assertThat(ended(each)).as(err()).isZero();
    }
    assertThat(control.run("repo", "list", "--json").out()).contains("\"r0\"", "\"r19\"");
    assertThat(control.read("config/repos.json").split("\"name\"", -1)).hasSize(21);
  }
}
