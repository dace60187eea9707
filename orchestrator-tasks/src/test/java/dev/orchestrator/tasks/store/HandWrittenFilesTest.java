package dev.orchestrator.tasks.store;

import static dev.orchestrator.tasks.store.StoreFixture.by;
import static dev.orchestrator.tasks.store.StoreFixture.id;
import static org.assertj.core.api.Assertions.assertThat;

import dev.orchestrator.fixtures.GitSandbox;
import dev.orchestrator.fixtures.SampleRepository;
import dev.orchestrator.tasks.NewTask;
import dev.orchestrator.tasks.Task;
import dev.orchestrator.tasks.TaskEdit;
import dev.orchestrator.tasks.TaskField;
import dev.orchestrator.tasks.TaskStatus;
import dev.orchestrator.tasks.TaskStore;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Files that three people wrote over months, each in their own way, through every operation: what
 * git then shows is what was meant and nothing else.
 */
class HandWrittenFilesTest {

  @TempDir Path folder;
  private StoreFixture fixture;
  private TaskStore store;
  private SampleRepository repository;

  @BeforeEach
  void whatTheyWrote() throws IOException {
    repository = GitSandbox.in(folder).empty("workspace");
    fixture = StoreFixture.in(repository.path());
    store = fixture.store();
    Files.createDirectories(fixture.file(TaskStatus.BACKLOG).getParent());
    for (TaskStatus status : TaskStatus.values()) {
      try (InputStream in =
          Objects.requireNonNull(
              getClass().getResourceAsStream("three-people/" + status.fileName()))) {
        Files.copy(in, fixture.file(status));
      }
    }
    repository.write(".gitignore", "state/\n").commit("What they wrote");
  }

  /** Added and removed lines of each file since the last commit, and commits. */
  private List<String> diff() {
    String numbers = repository.git("-c", "core.autocrlf=false", "diff", "HEAD", "--numstat");
    repository.commit("next");
    return numbers.lines().map(line -> line.replace("tasks/", "").replace('\t', ' ')).toList();
  }

  @Test
  void everyTaskIsFoundAndNoDecoy() {
    assertThat(store.read().all())
        .extracting(Task::label)
        .containsExactly(
            "task-001",
            "TASK-7",
            "task-12",
            "task-013",
            "task-20",
            "task-501",
            "task-030",
            "task-002",
            "task-003",
            "task-004");
    Task receipts = store.read().require("1");
    assertThat(receipts.title()).isEqualTo("Fix `$1` in [receipts] | totals 🎉");
    assertThat(receipts.fieldOrEmpty("found by")).isEqualTo("Bob");
    assertThat(receipts.fieldOrEmpty("description")).hasLineCount(3);
    assertThat(store.read().require("7").criteria()).hasSize(3);
    assertThat(store.read().waitsFor(store.read().require("7"))).contains("task-1");
    assertThat(store.read().require("20").section()).isEqualTo("Someday maybe");
  }

  @Test
  void editsTouchTheirLines() {
    store.edit(id(1), TaskEdit.set(new TaskField("priority", "low")));
    assertThat(diff()).containsExactly("1 1 backlog.md");
    store.edit(id(1), TaskEdit.set(new TaskField("description", "Short now.")));
    assertThat(diff()).containsExactly("1 3 backlog.md");
    store.edit(id(7), TaskEdit.set(new TaskField("assigned", "ada")));
    assertThat(diff()).containsExactly("1 0 backlog.md");
    assertThat(fixture.read(TaskStatus.BACKLOG)).contains("\n* **assigned:** ada\n");
    store.edit(id(1), TaskEdit.of(List.of(), List.of("found by")));
    assertThat(diff()).containsExactly("0 1 backlog.md");
    store.edit(
        id(7),
        new TaskEdit(
            Optional.empty(), List.of(), List.of(), "", List.of(3), List.of(2), List.of("told")));
    assertThat(diff()).containsExactly("3 2 backlog.md");
    store.edit(id(2), TaskEdit.set(new TaskField("branch", "bob/lf")));
    assertThat(diff()).containsExactly("1 1 active.md");
    store.edit(id(20), TaskEdit.set(new TaskField("repo", "wallet")));
    assertThat(diff()).containsExactly("2 0 backlog.md");
  }

  @Test
  void additionsAddTheirLines() {
    store.add(
        NewTask.of(
            "New one",
            List.of(new TaskField("repo", "wallet"), new TaskField("priority", "high"))));
    assertThat(diff()).containsExactly("5 0 backlog.md");
    store.add(NewTask.of("Another", List.of(new TaskField("priority", "low"))));
    // The last line had no end and gets one.
    assertThat(diff()).containsExactly("5 1 backlog.md");
    assertThat(store.read().all()).extracting(Task::label).contains("task-502", "task-503");
  }

  @Test
  void movesTakeTheTaskAndLeaveTheRest() {
    store.start(id(1), by("ada"));
    assertThat(diff()).containsExactly("21 0 active.md", "0 20 backlog.md");
    assertThat(fixture.read(TaskStatus.ACTIVE).replace("\r\n", "")).doesNotContain("\n");
    store.complete(id(1), Optional.of("Done"));
    assertThat(diff()).containsExactly("0 21 active.md", "23 0 completed.md");
    store.start(id(12), by("ada"));
    assertThat(diff()).containsExactly("5 0 active.md", "0 3 backlog.md");
    store.start(id(30), by("ada"));
    assertThat(diff()).containsExactly("7 0 active.md", "0 5 backlog.md");
    store.complete(id(2), Optional.empty());
    assertThat(store.lint()).noneMatch(finding -> finding.rule().equals("malformed"));
    assertThat(store.read().all()).hasSize(10);
  }
}
