package dev.orchestrator.runtime.playbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orchestrator.core.error.OrchestratorException;
import dev.orchestrator.core.registry.Repository;
import dev.orchestrator.core.workspace.Workspace;
import dev.orchestrator.runtime.Orchestrator;
import dev.orchestrator.runtime.playbook.PlaybookFilling.Filled;
import dev.orchestrator.runtime.scaffold.WorkspaceScaffold;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlaybookTest {

  @TempDir Path folder;

  private PlaybookShelf shelf;

  @BeforeEach
  void aNewWorkspace() throws IOException {
    Workspace workspace = new Workspace(folder);
    new WorkspaceScaffold(workspace).create();
    shelf = new PlaybookShelf(workspace);
    Files.writeString(
        workspace.repositoriesFile(),
        """
        {"repositories": [{"name": "my api", "local": "src/api", "default_branch": "trunk", "team": "red"}]}
        """);
  }

  @Test
  void aNewWorkspaceHasTheSevenPlaybooksEachWithItsPurpose() {
    assertThat(shelf.all())
        .extracting(Playbook::name)
        .containsExactly(
            "bug-fix",
            "code-review",
            "new-feature",
            "parallel-proof-work",
            "release",
            "status-report",
            "test-suite");
    assertThat(shelf.all()).allSatisfy(each -> assertThat(each.purpose()).startsWith("Use it"));
  }

  @Test
  void theFieldsOfARepositoryAreFilledInAndQuotedWhereACommandWouldMisreadThem()
      throws IOException {
    write(
        "**{{repo.name}}** of {{repo.team}}: `orchestrator test {{repo.name}}` on {{repo.default_branch}}");

    Filled filled = fill(Optional.of(repository()), Map.of());

    assertThat(filled.text()).isEqualTo("**my api** of red: `orchestrator test 'my api'` on trunk");
    assertThat(filled.open()).isEmpty();
  }

  @Test
  void aHostileValueIsOneWordInEveryKindOfCode() throws IOException {
    write("    git log {{branch}}\n\n```console\n$ git log {{branch}}\n```\n\n{{branch}}\n");

    assertThat(fill(Optional.empty(), Map.of("branch", "$(id)'; x")).text())
        .isEqualTo(
            """
                git log '$(id)'\\''; x'

            ```console
            $ git log '$(id)'\\''; x'
            ```

            $(id)'; x
            """);
  }

  @Test
  void whatIsNotGivenStaysAsAPlaceholderAndIsNamed() throws IOException {
    write("`{{task}}` in {{repo.name}}");

    Filled filled = fill(Optional.empty(), Map.of());

    assertThat(filled.text()).isEqualTo("`{{task}}` in {{repo.name}}");
    assertThat(filled.open()).containsExactly("task", "repo.name");
  }

  @Test
  void aVariableThatThePlaybookDoesNotHaveIsRefusedWithASuggestion() throws IOException {
    write("{{task}}");

    assertThatThrownBy(() -> fill(Optional.empty(), Map.of("tsk", "1")))
        .isInstanceOfSatisfying(
            OrchestratorException.class,
            error -> assertThat(error.hint()).contains("did you mean 'task'?"));
  }

  @Test
  void aFieldThatTheRepositoryDoesNotHaveIsRefused() throws IOException {
    write("{{repo.nmae}}");

    assertThatThrownBy(() -> fill(Optional.of(repository()), Map.of()))
        .isInstanceOf(OrchestratorException.class)
        .hasMessageContaining("{{repo.nmae}}");
  }

  @Test
  void anUnknownPlaybookIsRefusedWithASuggestion() {
    assertThatThrownBy(() -> shelf.require("bugfix"))
        .isInstanceOfSatisfying(
            OrchestratorException.class,
            error -> assertThat(error.hint()).contains("did you mean 'bug-fix'?"));
  }

  @Test
  void aPlaybookOfThePeopleNeedsNeitherTitleNorPurpose() throws IOException {
    write("```\ncode\n```\n");

    Playbook own = shelf.require("own");

    assertThat(own.title()).isEqualTo("own");
    assertThat(own.purpose()).isEmpty();
    assertThat(own.variables()).isEqualTo(List.of());
  }

  private void write(String text) throws IOException {
    Files.writeString(folder.resolve("playbooks/own.md"), text);
  }

  private Filled fill(Optional<Repository> repository, Map<String, String> variables) {
    return new PlaybookFilling(repository, variables).fill(shelf.require("own"));
  }

  private Repository repository() {
    try (Orchestrator orchestrator = Orchestrator.open(folder)) {
      return orchestrator.repositories().require("my api");
    }
  }
}
