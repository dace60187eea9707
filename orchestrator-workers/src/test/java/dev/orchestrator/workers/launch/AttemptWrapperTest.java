package dev.orchestrator.workers.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.orchestrator.exec.process.EnvironmentMarker;
import dev.orchestrator.exec.process.ProcessIdentity;
import dev.orchestrator.exec.process.ProcessRoot;
import dev.orchestrator.exec.process.ProcessTree;
import dev.orchestrator.fixtures.Program;
import dev.orchestrator.runs.attempt.AttemptId;
import dev.orchestrator.runs.store.AttemptFolder;
import dev.orchestrator.runs.store.BootId;
import dev.orchestrator.runs.store.ExitRecord;
import dev.orchestrator.runs.store.ProcessRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AttemptWrapperTest {

  @TempDir Path temp;
  private AttemptFolder folder;
  private AttemptWrapper wrapper;
  private Path worktree;
  private final List<Process> started = new ArrayList<>();

  @BeforeEach
  void begin() throws IOException {
    folder = AttemptFolder.of(temp.resolve("attempts"), new AttemptId("t0-7-implement-1"));
    wrapper = AttemptWrapper.in(temp.resolve("bin"));
    worktree = Files.createDirectories(temp.resolve("work tree"));
    Files.writeString(worktree.resolve(".git"), "gitdir: elsewhere\n");
  }

  /** Killed, a wrapper would leave behind the program that shows the log. */
  @AfterEach
  void end() throws InterruptedException {
    for (Process process : started) {
      assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    }
  }

  @Test
  @Tag("F29")
  void theAgentGetsPromptEnvironmentAndArgumentsByteForByte() throws IOException {
    String awkward = "it's $HOME `id` \"q\" \\n \\ \n second line\n\n#{pane_id};";
    String prompt = "-n leading hyphen\r\n\u001b[31m €😀 'quote' $(id)\n".repeat(20_000);
    folder.prepare(prompt, environment(Map.of("AWKWARD", awkward)));

    run(
        "sh",
        "-c",
        "cat > got; printf %s \"$ORCHESTRATOR_ATTEMPT\" > name; printf %s \"$AWKWARD\" > variable;"
            + " printf %s \"$1\" > argument",
        "sh",
        awkward);

    assertThat(Files.readString(worktree.resolve("got"))).isEqualTo(prompt);
    assertThat(Files.readString(worktree.resolve("variable"))).isEqualTo(awkward);
    assertThat(Files.readString(worktree.resolve("argument"))).isEqualTo(awkward);
    assertThat(worktree.resolve("name")).hasContent("t0-7-implement-1");
    assertThat(folder.environment()).isEmptyFile();
  }

  @Test
  @Tag("K9")
  void theRecordOfTheEndIsWrittenIntoRoomThatWasTakenBeforeTheAgentBegan() throws IOException {
    folder.prepare("", environment(Map.of()));
    Path room = folder.path().resolve("exit.json.part");

    run("sh", "-c", "wc -c < '" + room + "' > before; stat -c %i '" + room + "' > inode; exit 3");

    ExitRecord record = folder.exit().orElseThrow();
    assertThat(record.exitCode()).isEqualTo(3);
    assertThat(Files.readString(worktree.resolve("before")).strip()).isEqualTo("512");
    assertThat(folder.exitRecord()).hasSize(512);
    assertThat(Files.getAttribute(folder.exitRecord(), "unix:ino").toString())
        .isEqualTo(Files.readString(worktree.resolve("inode")).strip());
  }

  @Test
  @Tag("K9")
  void aDiskThatTheAgentFilledTakesTheRecordOfItsEndAllTheSame() throws IOException {
    Path disk = Files.createDirectory(temp.resolve("disk"));
    assumeTrue(
        Program.of(temp, List.of("mount", "-t", "tmpfs", "-o", "size=1m", "none", disk.toString()))
                .run()
                .status()
            == 0,
        "no file system can be mounted here");
    try {
      folder = AttemptFolder.of(disk.resolve("attempts"), new AttemptId("t0-7-implement-1"));
      folder.prepare("", environment(Map.of()));

      run("sh", "-c", "cat /dev/zero > '" + disk + "/filler'; exit 5");

      assertThat(Files.size(disk.resolve("filler"))).isGreaterThan(900_000);
      assertThat(folder.exit().orElseThrow().exitCode()).isEqualTo(5);
      assertThat(folder.process()).isPresent();
    } finally {
      Program.of(temp, List.of("umount", "--lazy", disk.toString())).run();
    }
  }

  @Test
  void theExitCodeOfTheAgentIsRecordedWithTheAttemptsName() throws IOException {
    folder.prepare("", environment(Map.of()));

    run("sh", "-c", "echo to out; echo to err >&2; exit 42");

    ExitRecord exit = folder.exit().orElseThrow();
    assertThat(exit.exitCode()).isEqualTo(42);
    assertThat(exit.attempt()).isEqualTo("t0-7-implement-1");
    assertThat(folder.log()).hasContent("to out\nto err\n");
    assertThat(folder.process().orElseThrow().pid()).isPositive();
  }

  @Test
  @Tag("F8")
  void whatAnotherAttemptLeftIsIgnored() throws IOException {
    folder.prepare("", environment(Map.of()));
    String record =
        "{\"schema_version\":1,\"attempt\":\"%s\",\"exit_code\":0,\"stopped_by\":\"\",\"problem\":\"\"}";

    Files.writeString(folder.exitRecord(), record.formatted("t0-7-implement-0"));
    assertThat(folder.exit()).isEmpty();

    Files.writeString(folder.exitRecord(), record.formatted("t0-7-implement-1"));
    assertThat(folder.exit()).isPresent();
  }

  @Test
  void anAttemptIsStartedOnlyOnce() throws IOException {
    folder.prepare("", environment(Map.of()));
    run("sh", "-c", "echo once >> count");
    folder.prepare("", environment(Map.of()));

    run("sh", "-c", "echo twice >> count");

    assertThat(worktree.resolve("count")).hasContent("once\n");
  }

  @Test
  void anAgentNeverRunsWhereItsWorktreeIsGone() throws IOException {
    folder.prepare("", environment(Map.of("ORCHESTRATOR_WORKTREE", temp.resolve("no") + "")));

    run("sh", "-c", "touch '" + temp + "/ran'");

    assertThat(temp.resolve("ran")).doesNotExist();
    assertThat(folder.exit().orElseThrow().problem()).isEqualTo("no-worktree");
  }

  @Test
  void aMissingProgramIsNamed() throws IOException {
    folder.prepare("", environment(Map.of()));

    run("no-such-agent", "--flag");

    assertThat(folder.exit().orElseThrow().problem()).isEqualTo("no-program");
    assertThat(Files.readString(folder.log())).contains("no-such-agent");
  }

  @Test
  void aHangUpIsPassedOnAndToldApartFromAnExit() throws Exception {
    folder.prepare("", environment(Map.of()));
    Process process = start("sh", "-c", "trap '' HUP; while :; do sleep 0.05; done");
    await().until(() -> folder.process().isPresent());

    signal("HUP", process);

    await().until(() -> folder.exit().isPresent());
    assertThat(folder.exit().orElseThrow().stoppedBy()).isEqualTo("HUP");
    assertThat(folder.exit().orElseThrow().exitCode()).isEqualTo(143);
  }

  /** Stopped, the wrapper finds both when it goes on: the end of its agent and the hang-up. */
  @Test
  @Tag("F16")
  void aHangUpThatComesAfterTheAgentEndedChangesNothing() throws Exception {
    folder.prepare("", environment(Map.of()));
    Process process = start("sh", "-c", "until [ -e go ]; do sleep 0.02; done");
    await().until(() -> folder.process().isPresent());
    signal("STOP", process);
    Files.createFile(worktree.resolve("go"));
    ProcessTree processes = ProcessTree.ofThisMachine();
    await().until(() -> !processes.isAlive(agent()));

    signal("HUP", process);
    signal("CONT", process);

    await().until(() -> folder.exit().isPresent());
    assertThat(folder.exit().orElseThrow().stoppedBy()).isEmpty();
    assertThat(folder.exit().orElseThrow().exitCode()).isZero();
  }

  @Test
  @Tag("F19")
  void theProcessRecordIsEnoughToFindAndStopWhateverTheAgentStarted() throws Exception {
    String id = folder.attempt().value();
    folder.prepare("", environment(Map.of()));
    start("sh", "-c", "setsid sleep 300 & sleep 300");
    await().until(() -> folder.process().isPresent());
    ProcessTree tree = ProcessTree.ofThisMachine();
    ProcessRoot root =
        ProcessRoot.of(agent()).with(new EnvironmentMarker("ORCHESTRATOR_ATTEMPT", id));
    await().until(() -> tree.members(root).size() >= 3);

    tree.stop(root, Duration.ofSeconds(1));

    assertThat(tree.members(root)).noneMatch(entry -> entry.name().equals("sleep"));
    await().until(() -> folder.exit().isPresent());
  }

  @Test
  @Tag("F24")
  void afterARebootTheNumbersOfAProcessAreSomebodyElses() throws IOException {
    folder.prepare("", environment(Map.of()));
    run("sh", "-c", "true");
    assertThat(folder.process()).isPresent();
    assertThat(folder.wrapper()).isPresent();

    Path record = folder.path().resolve("process.json");
    Files.writeString(record, Files.readString(record).replace(BootId.current(), "another-boot"));
    Files.writeString(folder.started(), "1 1 another-boot\n");

    assertThat(folder.process()).isEmpty();
    assertThat(folder.wrapper()).isEmpty();
  }

  private Map<String, String> environment(Map<String, String> more) {
    Map<String, String> all = new TreeMap<>();
    all.put("PATH", System.getenv("PATH"));
    all.put("ORCHESTRATOR_WORKTREE", worktree.toString());
    all.putAll(more);
    return all;
  }

  private void run(String... agent) {
    Program.of(temp, wrapper.argv(folder, List.of(agent))).run();
  }

  private Process start(String... agent) throws IOException {
    // As in a pane of tmux, also where whoever started the tests ignores hang-ups (nohup).
    List<String> argv = new ArrayList<>(List.of("env", "--default-signal=HUP"));
    argv.addAll(wrapper.argv(folder, List.of(agent)));
    Process process =
        new ProcessBuilder(argv)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    started.add(process);
    return process;
  }

  private static void signal(String name, Process process) throws Exception {
    new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start().waitFor();
  }

  private ProcessIdentity agent() {
    ProcessRecord record = folder.process().orElseThrow();
    return new ProcessIdentity(record.pid(), record.startTime());
  }
}
