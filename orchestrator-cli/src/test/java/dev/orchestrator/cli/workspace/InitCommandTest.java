package dev.orchestrator.cli.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orchestrator.cli.CommandLineTester;
import dev.orchestrator.cli.CommandLineTester.Ran;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InitCommandTest {

  @TempDir Path folder;

  @Test
  void theNewFolderIsAWorkspaceForOtherCommands() {
    Ran made = in(folder).run("init", "control plane");

    assertThat(made.status()).isZero();
    assertThat(made.out()).contains("created  config/repos.json", "created  AGENTS.md");
    assertThat(in(folder.resolve("control plane")).run("repo", "list").status()).isZero();
  }

  @Test
  void withoutAFolderItIsTheOneNamedAsWorkspaceElseTheCurrentOne() {
    in(folder).run("init");
    in(folder).run("init", "--workspace", "other");

    assertThat(folder.resolve("config/repos.json")).exists();
    assertThat(folder.resolve("other/config/repos.json")).exists();
  }

  @Test
  void aSecondCallKeepsEverything() throws IOException {
    in(folder).run("init");
    Files.writeString(folder.resolve("tasks/backlog.md"), "mine");

    Ran again = in(folder).run("init", "--json");

    assertThat(again.json().path("created")).isEmpty();
    assertThat(again.json().path("kept")).isNotEmpty();
    assertThat(folder.resolve("tasks/backlog.md")).hasContent("mine");
  }

  @Test
  void aDryRunWritesNothing() {
    Ran planned = in(folder).run("init", "--dry-run", "new");

    assertThat(planned.out()).contains("would create  CLAUDE.md");
    assertThat(folder.resolve("new")).doesNotExist();
  }

  @Test
  void aFolderThatCannotBeMadeIsAnErrorOfTheEnvironment() throws IOException {
    Files.writeString(folder.resolve("file"), "");

    Ran failed = in(folder).run("init", "file");

    assertThat(failed.status()).isEqualTo(3);
    assertThat(failed.err()).contains("error[WORKSPACE_NOT_CREATED]", "file", "hint:");
  }

  private CommandLineTester in(Path current) {
    return CommandLineTester.in(current);
  }
}
