package dev.orchestrator.cli.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orchestrator.cli.CommandLineTester;
import dev.orchestrator.cli.fleet.CommandLineRun.Ended;
import dev.orchestrator.fixtures.GitSandbox;
import dev.orchestrator.fixtures.TreeDigest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DoctorCommandTest {

  @TempDir private Path folder;
  private GitSandbox sandbox;
  private CommandLineRun program;

  @BeforeEach
  void found() {
    sandbox = GitSandbox.in(folder);
    program = new CommandLineRun(sandbox);
  }

  @Test
  void aSoundWorkspaceHasNoProblems() {
    sandbox.cloneWithOrigin("one");
    Ended ended = program.knows("one").run("doctor");
    assertThat(ended.status()).as(ended.out()).isZero();
    assertThat(ended.out()).contains("git 2.", "1 repository is registered", "0 problems");
  }

  @Test
  void outsideOfAWorkspaceTheToolsAreCheckedAndNothingIsMade() throws Exception {
    Path empty = Files.createDirectories(sandbox.root().resolve("empty"));

    CommandLineTester.Ran ran = CommandLineTester.in(empty).run("doctor");

    assertThat(ran.status()).isEqualTo(3);
    assertThat(ran.out()).contains("workspace: no workspace here", "'orchestrator init'", "git 2.");
    assertThat(empty).isEmptyDirectory();
  }

  @Test
  void everythingThatIsWrongIsSaidAtOnceAndNothingIsChanged() throws Exception {
    Files.createDirectories(sandbox.root().resolve("plain"));
    program.write(
        "config/repos.json",
        """
        {"repositories": [
          {"name": "plain", "local": "../plain"},
          {"name": "gone", "local": "../gone", "depends_on": ["walet"]},
          {"name": "again", "local": "../plain"}]}
        """);
    program.write("config/workflows.json", "{\"workflows\": {\"x\": {}}}");
    program.write(
        "config/a-issues.json",
        "{\"issues\": [{\"number\": 1, \"title\": \"x\", \"repo\": \"nowhere\"}]}");
    program.write("state/repo-status.json", "{broken");
    String before = TreeDigest.of(program.root());
    Ended ended = program.run("doctor");
    assertThat(ended.status()).isEqualTo(1);
    assertThat(ended.out())
        .contains("not a git repository")
        .contains("'gone': nothing is at")
        .contains("'walet', which is no repository here")
        .contains("'again' and 'plain' are the same folder")
        .contains("workflows.json")
        .contains("nowhere")
        .contains("repo-status.json cannot be read");
    assertThat(TreeDigest.of(program.root())).isEqualTo(before);
  }

  @Test
  void fixMovesABrokenStateFileAsideAndLosesNothing() {
    program.write("state/repo-status.json", "{broken");
    assertThat(program.run("doctor").out()).contains("--fix mends 1");
    assertThat(program.run("doctor", "--fix").out()).contains("mended: moved to");
    assertThat(program.read("state/repo-status.json.broken")).isEqualTo("{broken");
    assertThat(program.run("doctor").out()).doesNotContain("repo-status.json");
  }

  @Test
  void aRegistryThatCannotBeReadDoesNotHideTheRest() {
    program.write("config/repos.json", "{\"repositories\": [}");
    Ended ended = program.run("doctor", "--json");
    assertThat(ended.status()).isEqualTo(1);
    assertThat(ended.out()).contains("\"check\" : \"tools\"", "repos.json:1");
  }

  @Test
  void whatKilledProgramsLeftIsToldAndOnlyWhatIsSafeIsMended() throws Exception {
    sandbox.cloneWithOrigin("one");
    program.knows("one");
    Path clone = Files.createDirectories(sandbox.root().resolve(".one.cloning-123"));
    Files.createFile(clone.resolve("lock"));
    Files.createDirectories(clone.resolve("clone/.git"));
    Path lock = Files.createFile(sandbox.root().resolve("one/.git/packed-refs.lock"));
    Files.setLastModifiedTime(lock, FileTime.from(Instant.now().minusSeconds(7200)));

    assertThat(program.run("doctor").out())
        .contains(".one.cloning-123 is left of a clone that was killed")
        .contains("packed-refs.lock is 2h old");
    assertThat(clone).exists();
    assertThat(program.run("doctor", "--fix").out()).contains("mended: deleted");
    assertThat(clone).doesNotExist();
    assertThat(lock).exists();
  }
}
