package dev.orchestrator.tasks.store;

import static dev.orchestrator.tasks.TaskStatus.ACTIVE;
import static dev.orchestrator.tasks.TaskStatus.BACKLOG;
import static dev.orchestrator.tasks.store.StoreFixture.by;
import static dev.orchestrator.tasks.store.StoreFixture.id;
import static dev.orchestrator.tasks.store.StoreFixture.titled;
import static org.assertj.core.api.Assertions.assertThat;

import dev.orchestrator.core.file.FileOperations;
import dev.orchestrator.tasks.Task;
import dev.orchestrator.tasks.TaskEdit;
import dev.orchestrator.tasks.TaskField;
import dev.orchestrator.tasks.TaskStatus;
import dev.orchestrator.tasks.TaskStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A person saves a file while the store is between reading and writing it. */
@Tag("T20")
class HandEditTest {

  private static final String BY_HAND = "A line somebody wrote by hand.\n\n";

  @TempDir Path root;
  private int folders;

  /** Lets a person save a file once, at the n-th step before a rename. */
  private static final class PersonAtStep implements FileOperations {
    private final FileOperations real = FileOperations.real();
    private final Path file;
    private int stepsLeft;
    private boolean saved;

    PersonAtStep(Path file, int step) {
      this.file = file;
      this.stepsLeft = step;
    }

    private void maybeSave() throws IOException {
      if (stepsLeft-- == 0) {
        String text = Files.exists(file) ? Files.readString(file) : "";
        Path beside =
            Files.writeString(file.resolveSibling(file.getFileName() + "~"), BY_HAND + text);
        Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE);
        saved = true;
      }
    }

    @Override
    public Path createTemporary(Path folder, String prefix) throws IOException {
      maybeSave();
      return real.createTemporary(folder, prefix);
    }

    @Override
    public void writeDurably(Path target, byte[] content) throws IOException {
      real.writeDurably(target, content);
      maybeSave();
    }

    @Override
    public void rename(Path from, Path to) throws IOException {
      real.rename(from, to);
    }

    @Override
    public void syncFolder(Path folder) throws IOException {
      real.syncFolder(folder);
      maybeSave();
    }

    @Override
    public void delete(Path target) throws IOException {
      real.delete(target);
    }
  }

  /** At each step of the operation, for each file. */
  private void everywhere(Consumer<TaskStore> operation, Consumer<StoreFixture> expectation)
      throws IOException {
    for (TaskStatus status : List.of(BACKLOG, ACTIVE)) {
      boolean saved = true;
      for (int step = 0; saved; step++) {
        StoreFixture fixture =
            StoreFixture.in(Files.createDirectories(root.resolve("at-" + folders++)))
                .write(BACKLOG, "# Backlog\n\n### [task-1] First\n\n### [task-2] Second\n")
                .write(ACTIVE, "# Active\n\n### [task-3] Third\n");
        PersonAtStep person = new PersonAtStep(fixture.file(status), step);
        operation.accept(fixture.store(person, List::of));
        saved = person.saved;
        assertThat(fixture.read(status).startsWith(BY_HAND)).as("step %d", step).isEqualTo(saved);
        expectation.accept(fixture);
        assertThat(fixture.store().lint()).isEmpty();
        assertThat(fixture.store().interruptedMove()).isEmpty();
      }
    }
  }

  private static List<String> titles(StoreFixture fixture, TaskStatus status) {
    return fixture.store().read().all().stream()
        .filter(task -> task.status() == status)
        .map(Task::title)
        .toList();
  }

  @Test
  void anAdditionAndALineByHandAreBothKept() throws IOException {
    everywhere(
        store -> store.add(titled("Fourth")),
        fixture ->
            assertThat(titles(fixture, BACKLOG)).containsExactly("First", "Second", "Fourth"));
  }

  @Test
  void anEditAndALineByHandAreBothKept() throws IOException {
    everywhere(
        store -> store.edit(id(2), TaskEdit.set(new TaskField("x", "y"))),
        fixture -> assertThat(fixture.store().read().require("2").field("x")).contains("y"));
  }

  @Test
  void aMoveAndALineByHandAreBothKept() throws IOException {
    everywhere(
        store -> assertThat(store.start(id(1), by("ada")).status()).isEqualTo(ACTIVE),
        fixture -> {
          assertThat(titles(fixture, BACKLOG)).containsExactly("Second");
          assertThat(titles(fixture, ACTIVE)).containsExactly("Third", "First");
        });
    everywhere(
        store -> store.complete(id(3), Optional.of("x")),
        fixture -> assertThat(titles(fixture, ACTIVE)).isEmpty());
  }
}
