package dev.orchestrator.cli.build;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orchestrator.cli.CommandLineTester;
import dev.orchestrator.cli.CommandLineTester.Ran;
import dev.orchestrator.fixtures.Scripts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What must not be started, and what stays data. */
@Timeout(120)
class BuildSafetyTest {

  @TempDir Path folder;

  private BuildWorkspace workspace;

  @BeforeEach
  void workspace() throws IOException {
    workspace = BuildWorkspace.in(folder);
  }

  @Test
  @Tag("B12")
  void aDryRunStartsAndWritesNothing() throws IOException {
    workspace.repositories(workspace.repository("a", "\"build\": \"touch started\""));

    Ran ran = workspace.run("build", "a", "--dry-run");

    assertThat(ran.out()).contains("touch started");
    assertThat(ran.status()).isZero();
    assertThat(folder.resolve("a/started")).doesNotExist();
    assertThat(folder.resolve("state")).doesNotExist();
    assertThat(folder.resolve("logs")).doesNotExist();
  }

  @Test
  void whatMayBeDestructiveIsNotRunWithoutATerminal() throws IOException {
    workspace.repositories(workspace.repository("a", "\"build\": \"rm -rf keep\""));
    Files.createDirectory(folder.resolve("a/keep"));

    Ran ran = workspace.run("build", "a");

    assertThat(ran.status()).isEqualTo(1);
    assertThat(ran.out()).contains("deletes-files");
    assertThat(folder.resolve("a/keep")).exists();
  }

  @Test
  void whatTheRulesOrTheRepositoryRefuseIsNotRun() throws IOException {
    workspace.repositories(
        workspace.repository("a", "\"build\": \"git push --force origin main\""),
        workspace.repository("b", "\"deny\": [\"make release\"], \"build\": \"make release\""));

    assertThat(workspace.run("build-all").out())
        .contains("no-force-push-to-protected-branch", "denied-in-b")
        .endsWith("0 passed, 2 failed, 0 skipped\n");
  }

  @Test
  @Tag("B12")
  void aDryRunStartsNotEvenTheToolsItNames() throws IOException {
    workspace.repositories(
        workspace.repository("go", ""),
        workspace.repository("npm", ""),
        workspace.repository("maven", "\"depends_on\": [\"go\"]"),
        workspace.repository(
            "own", "\"build\": \"touch ../started\", \"test\": \"touch ../started\""));
    Files.writeString(folder.resolve("go/go.mod"), "module x\n");
    Files.writeString(folder.resolve("npm/package.json"), "{\"scripts\": {\"test\": \"jest\"}}");
    Files.writeString(folder.resolve("maven/pom.xml"), "<project/>");
    Files.writeString(
        folder.resolve("config/workflows.json"),
        "{\"workflows\": {\"w\": {\"steps\": [{\"action\": \"run\", \"command\": \"touch ../started\"}]}}}");
    for (String tool : List.of("go", "npm", "node", "mvn", "sh", "git", "setsid", "env")) {
      Scripts.shell(folder.resolve("bin/" + tool), ": > '" + folder.resolve("started") + "'");
    }
    CommandLineTester watched =
        workspace.commandLine().with(Map.of("PATH", folder.resolve("bin").toString()));

    for (List<String> line :
        List.of(
            List.of("build-all", "--dry-run", "--cached"),
            List.of("test-all", "--dry-run", "--resume"),
            List.of("workflow", "run", "w", "--all", "--dry-run"),
            List.of("exec", "--all", "--dry-run", "--", "git", "status"))) {
      Ran ran = watched.run(line.toArray(String[]::new));
      assertThat(ran.status()).as(ran.toString()).isZero();
    }

    assertThat(folder.resolve("started")).doesNotExist();
    assertThat(folder.resolve("state")).doesNotExist();
  }

  @Test
  @Tag("B6")
  @Tag("B10")
  void aHostileNamePathOrOutputStaysWhatItIs() throws IOException {
    String hostile = "a $(touch pwned) 'q' ; {{repo.notes}} `touch pwned`";
    Files.createDirectory(folder.resolve(hostile));
    workspace.repositories(
        """
        {"name": "%1$s", "local": "%1$s", "notes": "\\"; touch pwned",
         "build": "pwd; printf '\\\\377\\\\033[31mred\\\\rover'"}
        """
            .formatted(hostile));
    Files.writeString(
        folder.resolve("config/workflows.json"),
        """
        {"workflows": {"say": {"steps": [
          {"action": "cd", "target": "{{repo.local}}"},
          {"action": "run", "command": "echo {{repo.name}} says \\"{{repo.notes}}\\"; pwd"}]}}}
        """);
    String there = folder.resolve(hostile).toString();

    assertThat(workspace.run("build-all", "--show", "grouped").err())
        .contains("== " + hostile + ": passed", there, "over")
        .doesNotContain("\u001b");
    assertThat(workspace.run("workflow", "run", "say", hostile, "--show", "grouped").err())
        .contains(hostile + " says \"; touch pwned\n" + there + "\n");
    assertThat(workspace.run("exec", hostile, "--", "pwd").out())
        .isEqualTo("== " + hostile + "\n" + there + "\n");
    assertThat(workspace.run("--json", "results").json().get("build").findValuesAsText("repo"))
        .containsExactly(hostile);
    try (Stream<Path> all = Files.walk(folder)) {
      assertThat(all.filter(file -> file.endsWith("pwned"))).isEmpty();
    }
  }
}
