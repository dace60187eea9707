package dev.orchestrator.cli.completion;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orchestrator.cli.CommandLineTester;
import dev.orchestrator.fixtures.Program;
import dev.orchestrator.fixtures.Scripts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Drives the script in a real bash; the program it asks for names is a stand-in that counts. */
class BashCompletionTest {

  private static final String HARNESS =
      """
      source "$1"; shift
      COMP_WORDS=(orchestrator "$@"); COMP_CWORD=$#
      _orchestrator
      printf '%s\\n' "${COMPREPLY[@]}"
      """;

  @TempDir Path folder;

  private Path script;
  private Path workspace;

  @BeforeEach
  void aWorkspaceAndTheScript() throws IOException {
    workspace = folder.resolve("work space");
    CommandLineTester.in(folder).run("init", workspace.toString());
    script =
        Files.writeString(
            folder.resolve("completion"),
            CommandLineTester.in(folder).run("completion", "bash").out());
    Scripts.shell(
        folder.resolve("bin/orchestrator"),
        "echo \"$@\" >> '"
            + folder
            + "/asked'; printf '%s\\n' alpha 'b $(touch pwned)' \"it's\"\n");
  }

  @Test
  void commandsAndOptionsComeFromTheCommandLineItself() {
    assertThat(complete("play")).containsExactly("playbook");
    assertThat(complete("playbook", "")).contains("list", "show", "lint").doesNotContain("repo");
    assertThat(complete("playbook", "show", "--re")).containsExactly("--repo");
    assertThat(complete("complete-")).isEmpty();
  }

  @Test
  void anOptionBeforeTheCommandDoesNotHideIt() {
    assertThat(complete("--output", "json", "playbook", "li")).containsExactly("list", "lint");
    assertThat(complete("--output", "")).containsExactly("text", "json");
  }

  @Test
  void playbooksAreNamedWithoutAskingTheProgram() {
    assertThat(complete("playbook", "show", "rel")).containsExactly("release");
    assertThat(folder.resolve("asked")).doesNotExist();
  }

  @Test
  void namesAreAskedForAndAHostileOneIsInsertedAsData() {
    assertThat(complete("playbook", "show", "x", "--repo", ""))
        .containsExactly("alpha", "b\\ \\$\\(touch\\ pwned\\)", "it\\'s");
    assertThat(complete("playbook", "show", "x", "--repo", "=", "al")).containsExactly("alpha");
    assertThat(workspace.resolve("pwned")).doesNotExist();
    assertThat(folder.resolve("asked"))
        .content()
        .contains("--workspace " + workspace + " complete-names repository");
  }

  @Test
  void keptNamesAreUsedUntilAFileTheyComeFromChanges() throws IOException {
    ask("repository");
    assertThat(complete("playbook", "show", "x", "--repo", "")).containsExactly("kept");
    assertThat(folder.resolve("asked")).doesNotExist();

    Files.setLastModifiedTime(
        workspace.resolve("config/repos.json"), FileTime.from(Instant.now().plusSeconds(5)));
    assertThat(complete("playbook", "show", "x", "--repo", "")).contains("alpha");
  }

  @Test
  void everyKindOfNameIsFoundWhereItStands() throws IOException {
    Files.writeString(
        workspace.resolve("config/repos.json"),
        """
        {"repositories": [{"name": "api", "local": "api", "language": "go", "tags": ["core", "web"]}]}
        """);
    Files.writeString(
        workspace.resolve("config/night-issues.json"),
        """
        {"pipeline": ["implement", {"name": "audit"}], "issues": [{"number": 7}, {"number": 12}]}
        """);
    CommandLineTester.in(workspace).run("task", "add", "--title", "Mend it");

    assertThat(names("repository")).containsExactly("api");
    assertThat(names("tag")).containsExactly("core", "web");
    assertThat(names("language")).containsExactly("go");
    assertThat(names("issue")).containsExactly("7", "12");
    assertThat(names("stage")).containsExactly("implement", "audit");
    assertThat(names("task")).containsExactly("task-001");
    assertThat(names("workflow")).contains("build", "review");
    assertThat(names("nonsense")).isEmpty();
  }

  private List<String> names(String kind) {
    return CommandLineTester.in(workspace)
        .with(Map.of("XDG_CACHE_HOME", folder.resolve("cache").toString()))
        .run("complete-names", kind)
        .out()
        .lines()
        .toList();
  }

  @Test
  void outsideOfAWorkspaceThereAreNoNamesAndNoError() {
    assertThat(completeIn(folder, "playbook", "show", "")).isEmpty();
    assertThat(completeIn(folder, "-w", workspace.toString(), "playbook", "show", "rel"))
        .containsExactly("release");
  }

  @Test
  void foldersAreOfferedWhereAFolderIsMeant() {
    assertThat(completeIn(workspace, "init", "ta")).containsExactly("tasks");
    assertThat(completeIn(workspace, "init", "AG")).isEmpty();
  }

  private void ask(String kind) throws IOException {
    Files.writeString(
        workspace.resolve("config/repos.json"),
        "{\"repositories\": [{\"name\": \"kept\", \"local\": \"kept\"}]}");
    CommandLineTester.in(workspace)
        .with(Map.of("XDG_CACHE_HOME", folder.resolve("cache").toString()))
        .run("complete-names", kind);
    Path kept = folder.resolve("cache/orchestrator/names/" + mangled() + "/" + kind);
    Files.setLastModifiedTime(kept, FileTime.from(Instant.now().plusSeconds(2)));
  }

  private String mangled() {
    return workspace.toString().replace('/', '%');
  }

  private List<String> complete(String... words) {
    return completeIn(workspace, words);
  }

  private List<String> completeIn(Path current, String... words) {
    List<String> argv =
        new ArrayList<>(List.of("bash", "--norc", "-u", "-c", HARNESS, "bash", script.toString()));
    argv.addAll(List.of(words));
    Program bash =
        Program.of(current, argv)
            .with(
                Map.of(
                    "PATH", folder.resolve("bin") + ":" + System.getenv("PATH"),
                    "HOME", folder.toString(),
                    "XDG_CACHE_HOME", folder.resolve("cache").toString()));
    Program.Ended ended = bash.run();
    assertThat(ended.err()).isEmpty();
    return ended.out().lines().filter(line -> !line.isEmpty()).toList();
  }
}
