package dev.orchestrator.cli.tasks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.orchestrator.cli.CommandLineTester;
import dev.orchestrator.cli.CommandLineTester.Ran;
import dev.orchestrator.fixtures.GitSandbox;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("N9")
class TaskWorktreeEndTest {

  @TempDir Path folder;
  private GitSandbox sandbox;
  private CommandLineTester program;
  private Path worktree;

  @BeforeEach
  void begin() throws IOException {
    sandbox = GitSandbox.in(folder);
    sandbox.repository("shop");
    Path root = sandbox.root();
    Files.createDirectories(root.resolve("config"));
    Files.writeString(
        root.resolve("config/repos.json"),
        "{\"repositories\": [{\"name\": \"shop\", \"local\": \"shop\"}]}");
    program = CommandLineTester.in(root).with(sandbox.environment());
    program.run("task", "add", "--title", "Totals", "--repo", "shop");
    assertThat(program.run("task", "start", "1", "--worktree").status()).isZero();
    worktree = root.resolve("shop-worktrees/task-001");
  }

  @Test
  void onATerminalAPersonIsAskedAndAYesRemovesIt() {
    Ran ran = program.onTerminal(80).runReading("y\n", "task", "complete", "1");

    assertThat(ran.status()).as(ran.err()).isZero();
    assertThat(ran.err()).contains("Remove its worktree", "its work is on the branch task-001");
    assertThat(worktree).doesNotExist();
  }

  @Test
  void withoutAYesItStaysAndTheCommandThatRemovesItIsTold() {
    Ran ran = program.onTerminal(80).runReading("\n", "task", "complete", "1");

    assertThat(ran.status()).isZero();
    assertThat(ran.err()).contains("'orchestrator task complete task-001 --remove-worktree'");
    assertThat(worktree).isDirectory();
  }

  @Test
  @Tag("W1")
  void whatIsNowhereElseKeepsItAndIsNamed() throws IOException {
    Files.writeString(worktree.resolve("notes.txt"), "only here");
    Path nested = Files.createDirectories(worktree.resolve("build/tool"));
    sandbox.git(nested, "init", "-q");
    Files.writeString(nested.resolve("a"), "a");
    sandbox.git(nested, "add", ".");
    sandbox.git(nested, "commit", "-qm", "only here too");

    Ran ran = program.run("task", "complete", "1", "--remove-worktree", "--json");

    assertThat(ran.status()).isEqualTo(1);
    JsonNode end = ran.json().get("worktree_end");
    assertThat(end.get("removed").asBoolean()).isFalse();
    assertThat(end.get("objections").toString()).contains("notes.txt", "build/tool");
    assertThat(ran.json().at("/task/status").asText()).isEqualTo("completed");
    assertThat(worktree.resolve("notes.txt")).exists();

    Ran again = program.run("task", "complete", "1", "--remove-worktree");
    assertThat(again.status()).isEqualTo(1);
    assertThat(again.err()).contains("its worktree is kept:", "notes.txt");
  }

  @Test
  void aTaskOfABrokenRegistryIsCompletedAllTheSame() throws IOException {
    Files.writeString(sandbox.root().resolve("config/repos.json"), "{\"repositories\": [");

    assertThat(program.run("task", "complete", "1").status()).isZero();
    assertThat(worktree).isDirectory();
  }
}
