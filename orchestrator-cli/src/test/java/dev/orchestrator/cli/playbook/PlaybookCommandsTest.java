package dev.orchestrator.cli.playbook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orchestrator.cli.CommandLineTester;
import dev.orchestrator.cli.CommandLineTester.Ran;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlaybookCommandsTest {

  @TempDir Path folder;

  @BeforeEach
  void aWorkspaceWithOneRepository() throws IOException {
    run("init");
    Files.writeString(
        folder.resolve("config/repos.json"),
        """
        {"repositories": [{"name": "api", "local": "src/api", "default_branch": "trunk"}]}
        """);
  }

  @Test
  void theListSaysWhatEachIsForAndWhatItTakes() {
    Ran listed = run("playbook", "list");

    assertThat(listed.out()).contains("bug-fix", "--repo task", "Use it to find the cause");
    assertThat(run("playbook", "list", "--json").json().path("playbooks")).hasSize(7);
  }

  @Test
  void aPlaybookIsShownWithNamesAndPathsFilledIn() {
    Ran shown = run("playbook", "show", "bug-fix", "--repo", "api", "--var", "task=task-007");

    assertThat(shown.out())
        .contains("orchestrator task show task-007", "`" + folder.resolve("src/api") + "`", "trunk")
        .doesNotContain("{{");
    assertThat(shown.err()).isEmpty();
  }

  @Test
  void whatIsNotGivenIsNamedOnStandardErrorWithTheOptionThatGivesIt() {
    Ran shown = run("playbook", "show", "bug-fix");

    assertThat(shown.status()).isZero();
    assertThat(shown.err()).contains("--repo NAME", "--var task=...");
  }

  @Test
  void anUnknownRepositoryPlaybookOrVariableIsWrongUsageWithASuggestion() {
    assertThat(run("playbook", "show", "bugfix").err()).contains("did you mean 'bug-fix'?");
    assertThat(run("playbook", "show", "bug-fix", "--repo", "apo").err()).contains("'api'?");
    Ran variable = run("playbook", "show", "bug-fix", "--var", "tsk=1");
    assertThat(variable.err()).contains("did you mean 'task'?");
    assertThat(variable.status()).isEqualTo(2);
  }

  @Test
  void lintNamesFileAndLineOfACommandThatDoesNotExist() throws IOException {
    Files.writeString(
        folder.resolve("playbooks/own.md"),
        """
        # Own

        Run `orchestrator playbook lits` or `orchestrator playbook list --jsn`.

        ```console
        $ cd x && orchestrator playbook list extra
        orchestrator nonsense in the output is not input
        ```
        """);

    Ran linted = run("playbook", "lint", folder.resolve("playbooks/own.md").toString());

    assertThat(linted.status()).isEqualTo(1);
    assertThat(linted.out().lines())
        .satisfiesExactly(
            first -> assertThat(first).contains("own.md:3:", "no command 'lits'", "mean list?"),
            second -> assertThat(second).contains("own.md:3:", "no option --jsn", "mean --json?"),
            third -> assertThat(third).contains("own.md:6:", "does not take 'extra'"));
  }

  @Test
  void lintAcceptsPlaceholdersSynopsesAndOptionsAnywhere() throws IOException {
    Files.writeString(
        folder.resolve("ok.md"),
        """
        `orchestrator --workspace DIR playbook show NAME [--repo R] [--var k=v]...`,
        `FOO=1 ./bin/orchestrator -w {{dir}} repo list --json | head -1`, `orchestrator COMMAND --help`,
        `orchestrator playbook show x --var 'a=b | c'`, `tmux -L orchestrator attach`, `orchestrator`

        ```json
        {"orchestrator": "nonsense"}
        ```
        """);

    Ran linted = run("playbook", "lint", "ok.md");

    assertThat(linted.out()).isEmpty();
    assertThat(linted.status()).isZero();
  }

  @Test
  void lintFindsAFieldThatNoRepositoryHasAndAPlaceholderThatIsNeverClosed() throws IOException {
    Files.writeString(folder.resolve("playbooks/a.md"), "{{repo.nmae}}");
    Files.writeString(folder.resolve("playbooks/b.md"), "{{repo.name");

    Ran linted = run("playbook", "lint", "--json");

    assertThat(linted.json().path("problems").findValuesAsText("message"))
        .anySatisfy(
            each -> assertThat(each).contains("{{repo.nmae}}", "did you mean {{repo.name}}?"))
        .anySatisfy(each -> assertThat(each).contains("b.md", "never closed"));
  }

  private Ran run(String... args) {
    return CommandLineTester.in(folder).run(args);
  }
}
