package dev.orchestrator.tasks.store;

import static dev.orchestrator.tasks.TaskStatus.ACTIVE;
import static dev.orchestrator.tasks.TaskStatus.BACKLOG;
import static dev.orchestrator.tasks.store.StoreFixture.by;
import static dev.orchestrator.tasks.store.StoreFixture.id;
import static dev.orchestrator.tasks.store.StoreFixture.titled;
import static org.assertj.core.api.Assertions.assertThat;

import dev.orchestrator.core.error.OrchestratorException;
import dev.orchestrator.tasks.Task;
import dev.orchestrator.tasks.TaskErrors;
import dev.orchestrator.tasks.TaskStatus;
import dev.orchestrator.tasks.TaskStore;
import dev.orchestrator.tasks.document.TaskDocument;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is left when a write dies or fails at any of its steps. */
@Tag("T16")
@Tag("T18")
class CrashTest {

  private static final String BACKLOG_TEXT =
      """
      # Backlog

      ### [task-1] First
      - **repo**: wallet

      Its text.

      ### [task-2] Second
      """;

  private static final String ACTIVE_TEXT = "# Active\n\n### [task-3] Third\n";

  @TempDir Path root;
  private int folders;

  private StoreFixture fresh() throws IOException {
    Path folder = Files.createDirectories(root.resolve("at-" + folders++));
    return StoreFixture.in(folder).write(BACKLOG, BACKLOG_TEXT).write(ACTIVE, ACTIVE_TEXT);
  }

  private static List<String> titles(StoreFixture fixture) {
    return fixture.store().read().all().stream().map(Task::title).sorted().toList();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aMoveThatDiesAtAnyStepLosesNothingAndIsTidiedUp(boolean deadly) throws IOException {
    int step = 0;
    boolean reached = true;
    for (; reached; step++) {
      StoreFixture fixture = fresh();
      FaultyFileOperations disk =
          deadly ? FaultyFileOperations.killedAt(step) : FaultyFileOperations.failingAt(step);
      TaskStore store = fixture.store(disk, List::of);
      attempt(() -> store.start(id(1), by("ada")));
      reached = disk.reached();

      assertThat(titles(fixture)).as("step %d", step).containsExactly("First", "Second", "Third");
      assertThat(flaws(fixture)).isEmpty();

      fixture.store().add(titled("Fourth"));
      assertThat(titles(fixture)).containsExactly("First", "Fourth", "Second", "Third");
      assertThat(onlyOnce(fixture, "First")).as("step %d", step).isTrue();
      assertThat(fixture.read(BACKLOG))
          .startsWith("# Backlog\n\n")
          .contains("### [task-2] Second\n");
      assertThat(fixture.filesBeside()).containsExactly("active.md", "backlog.md");
      assertThat(fixture.store().interruptedMove()).isEmpty();
      assertThat(fixture.root().resolve("state/task-move.json")).doesNotExist();
    }
    assertThat(step).as("steps of a move").isGreaterThan(12);
  }

  @Test
  void anAdditionThatDiesAtAnyStepIsThereOrIsNot() throws IOException {
    boolean reached = true;
    for (int step = 0; reached; step++) {
      StoreFixture fixture = fresh();
      FaultyFileOperations disk = FaultyFileOperations.killedAt(step);
      attempt(() -> fixture.store(disk, List::of).add(titled("Fourth")));
      reached = disk.reached();
      assertThat(titles(fixture)).contains("First", "Second", "Third");
      assertThat(flaws(fixture)).isEmpty();
      fixture.store().repair();
      assertThat(fixture.filesBeside()).containsExactly("active.md", "backlog.md");
    }
  }

  @Test
  void aFullDiskIsAnErrorThatNamesItAndChangesNothing() throws IOException {
    StoreFixture fixture = fresh();
    TaskStore store = fixture.store(FaultyFileOperations.failingAt(1), List::of);
    OrchestratorException error = attempt(() -> store.add(titled("Fourth")));
    assertThat(error.code()).isEqualTo(TaskErrors.TASK_FILE_UNWRITABLE);
    assertThat(error.message()).contains("No space left on device");
    assertThat(fixture.read(BACKLOG)).isEqualTo(BACKLOG_TEXT);
  }

  @Test
  void aCopyThatSomebodyEditedSinceTheCrashIsTheOneThatStays() throws IOException {
    StoreFixture fixture = halfMoved();
    fixture.write(BACKLOG, fixture.read(BACKLOG).replace("Its text.", "Its text, edited by hand."));
    fixture.store().repair();
    assertThat(fixture.read(BACKLOG)).contains("edited by hand");
    assertThat(fixture.read(ACTIVE)).isEqualTo(ACTIVE_TEXT);
  }

  @Test
  void whenBothCopiesWereEditedSinceTheCrashNeitherIsTouched() throws IOException {
    StoreFixture fixture = halfMoved();
    fixture.write(BACKLOG, fixture.read(BACKLOG).replace("Its text.", "One."));
    fixture.write(ACTIVE, fixture.read(ACTIVE).replace("Its text.", "Other."));
    fixture.store().repair();
    assertThat(fixture.read(BACKLOG)).contains("One.");
    assertThat(fixture.read(ACTIVE)).contains("Other.");
    assertThat(fixture.store().read().withId(id(1))).hasSize(2);
  }

  @Test
  void aHalfDoneMoveIsShownAsOneTaskAndSaidSo() throws IOException {
    StoreFixture fixture = halfMoved();
    assertThat(fixture.read(BACKLOG)).contains("First");
    assertThat(fixture.read(ACTIVE)).contains("First");
    assertThat(fixture.store().read().withId(id(1)))
        .singleElement()
        .extracting(Task::status)
        .isEqualTo(ACTIVE);
    assertThat(fixture.store().interruptedMove().orElse("")).contains("task-1", "backlog.md:3");
    assertThat(fixture.store().lint())
        .singleElement()
        .satisfies(finding -> assertThat(finding.rule()).isEqualTo("interrupted-move"));
  }

  /** A store whose process died between the two files. */
  private StoreFixture halfMoved() throws IOException {
    for (int step = 0; ; step++) {
      StoreFixture fixture = fresh();
      TaskStore store = fixture.store(FaultyFileOperations.killedAt(step), List::of);
      attempt(() -> store.start(id(1), by("ada")));
      if (fixture.read(ACTIVE).contains("First")) {
        return fixture;
      }
    }
  }

  private static OrchestratorException attempt(Runnable operation) {
    try {
      operation.run();
      return new OrchestratorException(TaskErrors.TASK_STATE, "no error", null);
    } catch (OrchestratorException expected) {
      return expected;
    } catch (FaultyFileOperations.Killed dead) {
      return new OrchestratorException(TaskErrors.TASK_STATE, "killed", null);
    }
  }

  private static boolean onlyOnce(StoreFixture fixture, String title) {
    String all = fixture.read(BACKLOG) + fixture.read(ACTIVE);
    return all.indexOf(title) >= 0 && all.indexOf(title) == all.lastIndexOf(title);
  }

  private static List<?> flaws(StoreFixture fixture) {
    return List.of(TaskStatus.values()).stream()
        .flatMap(
            status ->
                TaskDocument.parse(
                    fixture.read(status).getBytes(java.nio.charset.StandardCharsets.UTF_8))
                    .flaws()
                    .stream())
        .toList();
  }
}
