package dev.orchestrator.cli.build;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orchestrator.cli.CommandLineTester.Ran;
import dev.orchestrator.exec.process.ProcessIdentity;
import dev.orchestrator.exec.process.ProcessTable;
import dev.orchestrator.fixtures.Program;
import dev.orchestrator.fixtures.Scripts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What is run again after a failure, an interruption or a change, and what is not. */
@Timeout(120)
class RunAgainTest {

  @TempDir Path folder;

  private BuildWorkspace workspace;

  @BeforeEach
  void workspace() throws IOException {
    workspace = BuildWorkspace.in(folder);
  }

  @Test
  @Tag("B9")
  void onlyWhatFailedLastIsRunAgain() throws IOException {
    workspace.repositories(
        workspace.repository("a", "\"test\": \"echo x >> count\""),
        workspace.repository("b", "\"test\": \"echo x >> count; test -e mended\""));
    workspace.run("test-all");
    Files.createFile(folder.resolve("b/mended"));

    Ran again = workspace.run("test-all", "--failed");
    Ran nothing = workspace.run("test-all", "--failed");

    assertThat(again.status()).isZero();
    assertThat(again.out()).contains("1 passed");
    assertThat(folder.resolve("a/count")).hasContent("x");
    assertThat(folder.resolve("b/count")).hasContent("x\nx");
    assertThat(nothing.status()).isZero();
    assertThat(nothing.err()).contains("nothing failed");
  }

  @Test
  void whatAKilledRunLeftRunningIsStoppedBeforeTheNext() throws Exception {
    workspace.repositories(workspace.repository("a", "\"test\": \"true\""));
    ProcessBuilder orphan = new ProcessBuilder("sleep", "300");
    orphan.environment().put("ORCHESTRATOR_RUN", "killed-run");
    Process left = orphan.start();
    Path note = note("killed-run", 1, 1);

    assertThat(workspace.run("test", "a").status()).isZero();

    assertThat(left.waitFor(10, TimeUnit.SECONDS)).isTrue();
    assertThat(note).doesNotExist();
  }

  @Test
  void aRunThatIsStillUnderWayIsNeitherResumedNorForgotten() throws IOException {
    workspace.repositories(workspace.repository("a", "\"test\": \"echo x >> count\""));
    ProcessIdentity alive =
        ProcessTable.ofThisMachine().find(ProcessHandle.current().pid()).orElseThrow().identity();
    Path note = note("run-of-another-program", alive.pid(), alive.startTime());

    assertThat(workspace.run("test-all", "--resume").err()).contains("nothing to resume");
    assertThat(folder.resolve("a/count")).doesNotExist();
    assertThat(workspace.run("test", "a").status()).isZero();
    assertThat(note).exists();
  }

  private Path note(String run, long pid, long startTime) throws IOException {
    String name = "state/unfinished/test-" + run + ".json";
    workspace.write(
        name,
        """
        {"id": "%s", "owner": {"pid": %d, "start_time": %d},
         "started_at": "2026-01-01T00:00:00Z", "repositories": ["a"]}
        """
            .formatted(run, pid, startTime));
    return folder.resolve(name);
  }

  @Test
  @Tag("B13")
  void whatPassedBeforeIsNotRepeatedUntilSomethingChanges() throws IOException {
    workspace.repositories(workspace.repository("a", "\"test\": \"echo x >> ../count\""));
    commitAll();

    workspace.run("test", "a", "--cached");
    Ran cached = workspace.run("--json", "test", "a", "--cached");
    assertThat(cached.json().get("results").get(0).get("cached").asBoolean()).isTrue();
    assertThat(cached.status()).isZero();
    assertThat(folder.resolve("count")).hasContent("x");

    Files.writeString(folder.resolve("a/untracked"), "1");
    workspace.run("test", "a", "--cached");
    assertThat(folder.resolve("count")).hasContent("x\nx");
    Files.writeString(folder.resolve("a/untracked"), "2");
    workspace.run("test", "a", "--cached");
    workspace.run("test", "a", "--cached");
    assertThat(folder.resolve("count")).hasContent("x\nx\nx");

    commitAll();
    workspace.run("test", "a", "--cached");
    assertThat(folder.resolve("count")).hasContent("x\nx\nx\nx");

    workspace.repositories(workspace.repository("a", "\"test\": \"echo x >>../count\""));
    workspace.run("test", "a", "--cached");
    assertThat(folder.resolve("count")).hasContent("x\nx\nx\nx\nx");
  }

  @Test
  @Tag("B13")
  void whatPassedBeforeIsRepeatedWithAnotherVersionOfTheTool() throws IOException {
    workspace.repositories(workspace.repository("a", ""));
    Files.writeString(folder.resolve("a/go.mod"), "module x\n");
    Scripts.shell(
        folder.resolve("bin/go"),
        "[ \"$1\" = version ] && exec cat ../version; echo \"$*\" >> ../count");
    Files.writeString(folder.resolve("version"), "go1.19");
    commitAll();

    goTest();
    goTest();
    assertThat(folder.resolve("count")).hasContent("test -json ./...");

    Files.writeString(folder.resolve("version"), "go1.22");
    goTest();
    assertThat(folder.resolve("count")).hasContent("test -json ./...\ntest -json ./...");
  }

  private void goTest() {
    workspace
        .commandLine()
        .with(Map.of("PATH", folder.resolve("bin") + ":" + System.getenv("PATH")))
        .run("test", "a", "--cached");
  }

  private void commitAll() {
    git("init", "-q");
    git("add", ".");
    git("-c", "user.name=x", "-c", "user.email=x@x", "commit", "-q", "--allow-empty", "-m", "x");
  }

  private void git(String... arguments) {
    List<String> argv = new ArrayList<>(List.of("git"));
    argv.addAll(List.of(arguments));
    Program.of(folder.resolve("a"), argv).output();
  }
}
