package dev.orchestrator.runtime.scaffold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orchestrator.core.error.OrchestratorException;
import dev.orchestrator.core.workspace.Workspace;
import dev.orchestrator.runtime.Orchestrator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkspaceScaffoldTest {

  @TempDir Path folder;

  @Test
  void aNewWorkspaceOpensAndHasNoRepositories() {
    create();

    try (Orchestrator orchestrator = Orchestrator.open(folder)) {
      assertThat(orchestrator.repositories().all()).isEmpty();
    }
  }

  @Test
  void everyFileIsWrittenOnce() {
    assertThat(create().created()).hasSameSizeAs(ScaffoldFile.all());
    assertThat(create().created()).isEmpty();
  }

  @Test
  void whatIsThereIsNeverOverwritten() throws IOException {
    Files.writeString(folder.resolve("AGENTS.md"), "ours");
    Files.createDirectories(folder.resolve("config"));
    Files.writeString(folder.resolve("config/repos.json"), "{not json");
    Files.createSymbolicLink(folder.resolve("CLAUDE.md"), Path.of("nowhere"));

    WorkspaceScaffold.Laid laid = create();

    assertThat(laid.kept())
        .containsExactlyInAnyOrder(
            Path.of("AGENTS.md"), Path.of("config/repos.json"), Path.of("CLAUDE.md"));
    assertThat(folder.resolve("AGENTS.md")).hasContent("ours");
    assertThat(folder.resolve("config/repos.json")).hasContent("{not json");
    assertThat(folder.resolve("nowhere")).doesNotExist();
  }

  @Test
  void aPlanWritesNothingAndSaysWhatCreateThenDoes() {
    WorkspaceScaffold.Laid planned = scaffold().plan();

    assertThat(folder).isEmptyDirectory();
    assertThat(create()).isEqualTo(planned);
  }

  @Test
  void aFileWhereAFolderMustBeIsAnErrorThatNamesIt() throws IOException {
    Files.writeString(folder.resolve("tasks"), "a file");

    assertThatThrownBy(this::create)
        .isInstanceOf(OrchestratorException.class)
        .hasMessageContaining(folder.resolve("tasks").toString());
    assertThat(folder.resolve("config/repos.json")).doesNotExist();
  }

  @Test
  void aGitignoreThatWasKeptIsReportedWhenItForgetsTheState() throws IOException {
    Files.writeString(folder.resolve(".gitignore"), "*.log\n");
    assertThat(create().stateMayBeCommitted()).isTrue();

    Files.writeString(folder.resolve(".gitignore"), "*.log\nstate/\n");
    assertThat(create().stateMayBeCommitted()).isFalse();
  }

  @Test
  void everythingInTheExampleFoldersIsLaidOut() throws IOException {
    for (String examples : List.of("config", "playbooks")) {
      try (Stream<Path> files = Files.list(Path.of("..", examples))) {
        List<Path> named =
            files.filter(Files::isRegularFile).map(Path.of("..")::relativize).toList();
        assertThat(ScaffoldFile.all()).extracting(ScaffoldFile::path).containsAll(named);
      }
    }
  }

  private WorkspaceScaffold.Laid create() {
    return scaffold().create();
  }

  private WorkspaceScaffold scaffold() {
    return new WorkspaceScaffold(new Workspace(folder));
  }
}
