package dev.orchestrator.core.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orchestrator.core.error.OrchestratorException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkspaceLocatorTest {

  @TempDir Path root;
  private Path deep;

  @BeforeEach
  void twoWorkspacesOneInTheOther() throws IOException {
    workspace(root);
    workspace(root.resolve("inner"));
    deep = Files.createDirectories(root.resolve("inner/some/where"));
  }

  private static void workspace(Path folder) throws IOException {
    Files.createDirectories(folder.resolve("config"));
    Files.writeString(folder.resolve("config/repos.json"), "{}");
  }

  private Path locate(Map<String, String> environment, Optional<Path> given) {
    return new WorkspaceLocator(environment, deep).locate(given).root();
  }

  @Test
  void theNearestFolderUpwardWins() {
    assertThat(locate(Map.of(), Optional.empty())).isEqualTo(root.resolve("inner"));
  }

  @Test
  void theVariableWinsOverTheCurrentFolder() {
    assertThat(locate(Map.of("ORCHESTRATOR_WORKSPACE", root.toString()), Optional.empty()))
        .isEqualTo(root);
    assertThat(locate(Map.of("ORCHESTRATOR_WORKSPACE", " "), Optional.empty()))
        .isEqualTo(root.resolve("inner"));
  }

  @Test
  void theOptionWinsOverAllAndIsRelativeToTheCurrentFolder() {
    assertThat(
            locate(
                Map.of("ORCHESTRATOR_WORKSPACE", root.resolve("inner").toString()),
                Optional.of(Path.of("../../.."))))
        .isEqualTo(root);
  }

  @Test
  void aFolderThatIsNoWorkspaceIsRefusedEvenInsideOfOne() {
    assertThatThrownBy(() -> locate(Map.of(), Optional.of(Path.of("."))))
        .isInstanceOfSatisfying(
            OrchestratorException.class,
            error -> {
              assertThat(error.code()).isEqualTo(WorkspaceLocator.WORKSPACE_NOT_FOUND);
              assertThat(error.message()).contains("--workspace", deep.toString());
            });
    assertThatThrownBy(
            () -> locate(Map.of("ORCHESTRATOR_WORKSPACE", "/does/not/exist"), Optional.empty()))
        .hasMessageContaining("$ORCHESTRATOR_WORKSPACE");
  }

  @Test
  void noWorkspaceAnywhereTellsHowToMakeOne(@TempDir Path empty) {
    assertThatThrownBy(() -> new WorkspaceLocator(Map.of(), empty).locate(Optional.empty()))
        .isInstanceOfSatisfying(
            OrchestratorException.class,
            error -> assertThat(error.hint().orElse("")).contains("orchestrator init"));
  }
}
