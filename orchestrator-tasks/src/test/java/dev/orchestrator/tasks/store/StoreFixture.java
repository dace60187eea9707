package dev.orchestrator.tasks.store;

import dev.orchestrator.core.file.FileOperations;
import dev.orchestrator.core.json.JsonCodec;
import dev.orchestrator.core.registry.Repository;
import dev.orchestrator.core.registry.RepositoryRegistry;
import dev.orchestrator.core.workspace.Workspace;
import dev.orchestrator.fixtures.MutableClock;
import dev.orchestrator.tasks.NewTask;
import dev.orchestrator.tasks.OtherCheckouts;
import dev.orchestrator.tasks.StartRequest;
import dev.orchestrator.tasks.Task;
import dev.orchestrator.tasks.TaskField;
import dev.orchestrator.tasks.TaskId;
import dev.orchestrator.tasks.TaskStatus;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A task store in a folder, with the repositories wallet and explorer. */
record StoreFixture(Path root, MutableClock clock) {

  static StoreFixture in(Path root) {
    return new StoreFixture(root, MutableClock.standing());
  }

  MarkdownTaskStore store() {
    return store(FileOperations.real(), List::of);
  }

  MarkdownTaskStore store(FileOperations operations, OtherCheckouts checkouts) {
    RepositoryRegistry registry =
        new RepositoryRegistry(List.of(repository("wallet"), repository("explorer")));
    return new MarkdownTaskStore(
        new Workspace(root), operations, JsonCodec::new, () -> registry, checkouts, clock);
  }

  private Repository repository(String name) {
    return Repository.of(name, root.resolve(name));
  }

  Path file(TaskStatus status) {
    return root.resolve("tasks").resolve(status.fileName());
  }

  StoreFixture write(TaskStatus status, String text) {
    try {
      Files.createDirectories(root.resolve("tasks"));
      Files.write(file(status), text.getBytes(StandardCharsets.UTF_8));
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String read(TaskStatus status) {
    try {
      return Files.exists(file(status)) ? Files.readString(file(status)) : "";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  List<String> filesBeside() {
    try (Stream<Path> files = Files.list(root.resolve("tasks"))) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static NewTask titled(String title) {
    return NewTask.of(title, List.of());
  }

  static NewTask titled(String title, String field, String value) {
    return NewTask.of(title, List.of(new TaskField(field, value)));
  }

  static TaskId id(int number) {
    return new TaskId(number);
  }

  static StartRequest by(String name) {
    return new StartRequest(Optional.of(name), Optional.empty(), Optional.empty());
  }

  List<String> ids(TaskStatus status) {
    return store().read().all().stream()
        .filter(task -> task.status() == status)
        .map(Task::label)
        .toList();
  }
}
