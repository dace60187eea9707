package dev.orchestrator.tasks.store;

import static dev.orchestrator.tasks.TaskStatus.BACKLOG;
import static dev.orchestrator.tasks.store.StoreFixture.by;
import static dev.orchestrator.tasks.store.StoreFixture.id;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.orchestrator.core.error.OrchestratorException;
import dev.orchestrator.fixtures.Program;
import dev.orchestrator.tasks.TaskErrors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A store on a disk that really is full. */
@Tag("T18")
class FullDiskTest {

  @TempDir Path folder;
  private Path disk;

  @BeforeEach
  void aSmallDisk() throws IOException {
    disk = Files.createDirectories(folder.resolve("disk"));
    Program.Ended mounted =
        mount("mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", disk.toString());
    assumeTrue(mounted.status() == 0, "this user may not mount a small disk: " + mounted.err());
  }

  @AfterEach
  void unmount() {
    mount("umount", disk.toString());
  }

  private Program.Ended mount(String... words) {
    return Program.of(folder, List.of(words)).run();
  }

  @Test
  void aFullDiskIsAnErrorAndTheStoreStaysAsItWas() throws IOException {
    String text = "# Backlog\n\n### [task-1] First\n- **repo**: wallet\n";
    StoreFixture fixture = StoreFixture.in(disk).write(BACKLOG, text);
    fixture.store().repair();
    fill(disk.resolve("ballast"));

    for (Runnable operation :
        List.<Runnable>of(
            () -> fixture.store().add(StoreFixture.titled("x".repeat(5000))),
            () -> fixture.store().start(id(1), by("ada")))) {
      assertThatThrownBy(operation::run)
          .isInstanceOfSatisfying(
              OrchestratorException.class,
              error -> {
                assertThat(error.code()).isEqualTo(TaskErrors.TASK_FILE_UNWRITABLE);
                assertThat(error.message()).contains("No space left on device");
              });
      assertThat(fixture.read(BACKLOG)).isEqualTo(text);
      assertThat(fixture.filesBeside()).containsExactly("backlog.md");
    }

    Files.delete(disk.resolve("ballast"));
    fixture.store().start(id(1), by("ada"));
    assertThat(fixture.store().read().all()).hasSize(1);
    assertThat(fixture.read(BACKLOG)).doesNotContain("First");
  }

  private static void fill(Path file) throws IOException {
    byte[] block = new byte[4096];
    try (var out = Files.newOutputStream(file)) {
      while (true) {
        out.write(block);
      }
    } catch (IOException full) {
      assertThat(full).hasMessageContaining("No space left");
    }
  }
}
