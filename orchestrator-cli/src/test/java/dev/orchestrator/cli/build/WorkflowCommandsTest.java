package dev.orchestrator.cli.build;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orchestrator.cli.CommandLineTester;
import dev.orchestrator.cli.CommandLineTester.Ran;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class WorkflowCommandsTest {

  @TempDir Path folder;

  @BeforeEach
  void workspace() throws IOException {
    Files.createDirectories(folder.resolve("config"));
    Files.createDirectories(folder.resolve("a b/sub"));
    Files.createDirectories(folder.resolve("c"));
    Files.writeString(
        folder.resolve("config/orchestrator.json"), "{\"logs\": {\"dir\": \"logs\"}}");
    Files.writeString(
        folder.resolve("config/repos.json"),
        """
        {"repositories": [
          {"name": "a b", "local": "a b", "language": "go", "tags": ["api"], "owner": "o'x; $(id)"},
          {"name": "c", "local": "c", "language": "javascript", "owner": "team"}]}
        """);
  }

  @Test
  @Tag("B10")
  void stepsRunInTheFolderTheyHaveComeToAndValuesAreData() throws IOException {
    workflow(
        """
        {"action": "cd", "target": "{{repo.local}}"},
        {"action": "run", "command": "printf '%s\\n' {{repo.owner}} \\"{{repo.name}}\\" > out"},
        {"action": "cd", "target": "sub"},
        {"action": "run", "command": "pwd > here"}
        """);

    Ran ran = run("workflow", "run", "w", "a b");

    assertThat(ran.status()).as(ran.out() + ran.err()).isZero();
    assertThat(folder.resolve("a b/out")).hasContent("o'x; $(id)\na b");
    assertThat(folder.resolve("a b/sub/here")).isRegularFile();
  }

  @Test
  void conditionsChooseStepsAndNothingAppliesIsSkipped() throws IOException {
    workflow(
        """
        {"action": "run", "command": "touch go",
         "condition": "repo.language == 'go' && 'api' in repo.tags && !(repo.name == 'x')"}
        """);

    Ran ran = run("--json", "workflow", "run", "w", "--all");

    assertThat(folder.resolve("a b/go")).exists();
    assertThat(folder.resolve("c/go")).doesNotExist();
    assertThat(ran.json().get("summary").toString())
        .isEqualTo("{\"passed\":1,\"failed\":0,\"skipped\":1}");
    assertThat(run("workflow", "run", "w", "c").status()).isZero();
  }

  @Test
  @Tag("B11")
  void anUnknownFieldOrVariableIsRefusedBeforeAnythingRuns() throws IOException {
    workflow(
        """
        {"action": "run", "command": "touch started"},
        {"action": "run", "command": "echo {{repo.nonsense}}"}
        """);
    Ran variable = run("workflow", "run", "w", "--all");
    workflow(
        """
        {"action": "run", "command": "touch started"},
        {"action": "run", "command": "true", "condition": "repo.langage == 'go'"}
        """);
    Ran field = run("workflow", "run", "w", "--all");

    assertThat(variable.status()).isEqualTo(3);
    assertThat(variable.err()).contains("workflows.json:2:", "steps[1].command", "repo.nonsense");
    assertThat(field.status()).isEqualTo(3);
    assertThat(field.err())
        .contains("workflows.json:2:", "steps[1].condition", "repo.langage")
        .contains("did you mean 'repo.language'?");
    assertThat(folder.resolve("c/started")).doesNotExist();
  }

  @Test
  void aStepMayFailOrWatchForFailureAndHasItsOwnTimeAndVariables() throws IOException {
    workflow(
        """
        {"action": "run", "command": "false", "continue_on_error": true},
        {"action": "run", "command": "echo $WHO > who", "env": {"WHO": "{{repo.owner}}"}},
        {"action": "run", "command": "sleep 30", "timeout": "1s"},
        {"action": "run", "command": "touch never"},
        {"action": "run", "command": "touch cleaned", "condition": "outcome != 'passed'"}
        """);

    Ran ran = run("--json", "workflow", "run", "w", "c");

    assertThat(ran.json().get("results").get(0).get("outcome").asText()).isEqualTo("timeout");
    assertThat(folder.resolve("c/who")).hasContent("team");
    assertThat(folder.resolve("c/never")).doesNotExist();
    assertThat(folder.resolve("c/cleaned")).exists();
  }

  @Test
  void theWorkflowNamesItsLogAndBuildUsesTheWorkflowOfItsName() throws IOException {
    Files.writeString(
        folder.resolve("config/workflows.json"),
        """
        {"workflows": {"build": {"description": "d", "log_file": "%s/{{repo.name}}.log",
          "steps": [{"action": "run", "command": "echo by workflow"}]}}}
        """
            .formatted(folder));

    assertThat(run("build", "c").out()).contains(folder + "/c.log");
    assertThat(folder.resolve("c.log")).content().contains("by workflow");
    assertThat(folder.resolve("state/build-results.json")).content().contains("\"c\"");
  }

  @Test
  void everythingWrongWithTheFileIsSaidAtOnce() throws IOException {
    workflow(
        """
        {"action": "runn", "command": "x"}, {"action": "run"},
        {"action": "run", "command": "x {{", "timeout": "soon"}
        """);

    Ran ran = run("workflow", "run", "w", "c");

    assertThat(ran.status()).isEqualTo(3);
    assertThat(ran.err()).contains("did you mean 'run'", "command", "timeout", "workflows.json:");
  }

  @Test
  void anUnknownWorkflowIsWrongUsageWithASuggestion() throws IOException {
    workflow("{\"action\": \"run\", \"command\": \"true\"}");

    assertThat(run("workflow", "run", "v", "c").status()).isEqualTo(2);
    assertThat(run("workflow", "list").out()).contains("w ", "1");
  }

  @Test
  void execPrintsEachOutputInOrderAndPassesWordsAsTheyAre() {
    Ran ran = run("exec", "c", "a b", "--", "printf", "%s|", "x y", "$(id)", "--", "-n");

    assertThat(ran.status()).isZero();
    assertThat(ran.out()).isEqualTo("== c\nx y|$(id)|--|-n|\n== a b\nx y|$(id)|--|-n|\n");
  }

  @Test
  void execFailsWhenItFailedAnywhere() {
    Ran ran = run("--json", "exec", "--all", "--", "test", "-d", "sub");

    assertThat(ran.status()).isEqualTo(1);
    assertThat(ran.json().get("results").get(1).get("exit_code").asInt()).isEqualTo(1);
    assertThat(run("exec", "--all", "--shell", "--", "ls | wc -l").status()).isZero();
  }

  @Test
  void execIsJudgedByTheRules() {
    assertThat(run("exec", "c", "--", "git", "push").out()).contains("no-unasked-push");
    assertThat(run("exec", "c", "--shell", "--", "ls; devnet reset").out())
        .contains("no-blockchain-reset");
    assertThat(run("exec", "c", "--", "rm", "-rf", ".").status()).isEqualTo(1);
    assertThat(folder.resolve("c")).exists();
  }

  @Test
  void execWithoutACommandIsWrongUsage() {
    assertThat(run("exec", "--all").status()).isEqualTo(2);
    assertThat(run("exec", "--all", "--").status()).isEqualTo(2);
    assertThat(run("exec", "--", "ls").status()).isEqualTo(2);
  }

  private void workflow(String steps) throws IOException {
    Files.writeString(
        folder.resolve("config/workflows.json"),
        "{\"workflows\": {\"w\": {\"description\": \"d\", \"steps\": [" + steps + "]}}}");
  }

  private Ran run(String... args) {
    return CommandLineTester.in(folder).run(args);
  }
}
