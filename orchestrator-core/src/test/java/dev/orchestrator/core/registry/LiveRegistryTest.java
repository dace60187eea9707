package dev.orchestrator.core.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orchestrator.core.config.ConfigurationException;
import dev.orchestrator.core.config.Problems;
import dev.orchestrator.core.workspace.HostEnvironment;
import dev.orchestrator.core.workspace.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("W18")
class LiveRegistryTest {

  @TempDir Path root;
  private Path file;
  private LiveRegistry live;

  @BeforeEach
  void aWorkspaceWithOneRepository() throws IOException {
    file = Files.createDirectories(root.resolve("config")).resolve("repos.json");
    live =
        new LiveRegistry(
            new RepositoryRegistryReader(HostEnvironment.ofThisProcess()),
            new Workspace(root),
            new Problems());
    write("{\"repositories\": [{\"name\": \"one\", \"local\": \"one\"}]}");
  }

  @Test
  void aRepositoryThatIsRegisteredLaterIsKnownAtTheNextQuestion() throws IOException {
    RepositoryRegistry before = live.get();
    write(
        "{\"repositories\": [{\"name\": \"one\", \"local\": \"one\"},"
            + " {\"name\": \"two\", \"local\": \"two\"}]}");

    assertThat(live.get().all()).extracting(Repository::name).containsExactly("one", "two");
    assertThat(before.all()).extracting(Repository::name).containsExactly("one");
  }

  @Test
  void aFileThatIsNotChangedIsNotReadAgain() {
    assertThat(live.get()).isSameAs(live.get());
  }

  @Test
  void whileTheFileIsBrokenOrGoneTheAnswerBeforeStands() throws IOException {
    RepositoryRegistry before = live.get();
    write("{\"repositories\": [{\"name\":");
    assertThat(live.get()).isSameAs(before);

    Files.delete(file);
    assertThat(live.get()).isSameAs(before);

    write("{\"repositories\": []}");
    assertThat(live.get().all()).isEmpty();
  }

  @Test
  void aRegistryThatWasNeverSoundIsAnError() throws IOException {
    write("[]");

    assertThatThrownBy(() -> live.get()).isInstanceOf(ConfigurationException.class);
  }

  private void write(String text) throws IOException {
    Files.writeString(file, text);
  }
}
