package dev.orchestrator.tasks.store;

import static dev.orchestrator.tasks.TaskStatus.ACTIVE;
import static dev.orchestrator.tasks.TaskStatus.BACKLOG;
import static dev.orchestrator.tasks.TaskStatus.COMPLETED;
import static dev.orchestrator.tasks.store.StoreFixture.by;
import static dev.orchestrator.tasks.store.StoreFixture.id;
import static dev.orchestrator.tasks.store.StoreFixture.titled;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orchestrator.core.error.ErrorCode;
import dev.orchestrator.core.error.OrchestratorException;
import dev.orchestrator.core.file.FileOperations;
import dev.orchestrator.core.registry.RepositoryRegistry;
import dev.orchestrator.tasks.Finding;
import dev.orchestrator.tasks.NewTask;
import dev.orchestrator.tasks.StartRequest;
import dev.orchestrator.tasks.Task;
import dev.orchestrator.tasks.TaskEdit;
import dev.orchestrator.tasks.TaskErrors;
import dev.orchestrator.tasks.TaskField;
import dev.orchestrator.tasks.TaskFilter;
import dev.orchestrator.tasks.TaskStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MarkdownTaskStoreTest {

  private static final String TWO =
      """
      # Backlog

      ## High Priority

      ### [task-001] First
      - **repo**: wallet

      ## Low Priority

      ### [task-002] Second
      - **priority**: low
      """;

  @TempDir Path folder;
  private StoreFixture fixture;
  private TaskStore store;

  @BeforeEach
  void anEmptyWorkspace() {
    fixture = StoreFixture.in(folder);
    store = fixture.store();
  }

  private static void refused(ErrorCode code, ThrowingCallable operation, String... words) {
    assertThatThrownBy(operation)
        .isInstanceOfSatisfying(
            OrchestratorException.class,
            error -> {
              assertThat(error.code()).isEqualTo(code);
              assertThat(List.of(words))
                  .allMatch(word -> (error.message() + error.hint().orElse("")).contains(word));
            });
  }

  @Test
  void anEmptyWorkspaceHasNoTasksAndReadingMakesNoFiles() {
    assertThat(store.read().all()).isEmpty();
    assertThat(store.lint()).isEmpty();
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void theFirstTaskMakesTheBacklogWithItsSections() {
    Task task = store.add(titled("Mend the ledger", "priority", "high"));
    assertThat(task.label()).isEqualTo("task-001");
    assertThat(fixture.read(BACKLOG))
        .isEqualTo(
            """
            # Backlog

            Work items waiting to be started.

            ## High Priority

            ### [task-001] Mend the ledger
            - **priority**: high
            - **assigned**: unassigned

            ## Medium Priority

            ## Low Priority
            """);
  }

  @Test
  void aNewTaskGoesToTheSectionOfItsPriority() {
    fixture.write(BACKLOG, TWO);
    store.add(titled("Third", "priority", "high"));
    store.add(titled("Fourth", "priority", "medium"));
    assertThat(fixture.read(BACKLOG))
        .isEqualTo(
            """
            # Backlog

            ## High Priority

            ### [task-001] First
            - **repo**: wallet

            ### [task-003] Third
            - **priority**: high
            - **assigned**: unassigned

            ## Medium Priority

            ### [task-004] Fourth
            - **priority**: medium
            - **assigned**: unassigned

            ## Low Priority

            ### [task-002] Second
            - **priority**: low
            """);
  }

  @Test
  void withoutSectionsANewTaskGoesToTheEnd() {
    fixture.write(BACKLOG, "### [task-1] a\n- **x**: y");
    store.add(titled("b"));
    assertThat(fixture.read(BACKLOG))
        .isEqualTo(
            """
            ### [task-1] a
            - **x**: y

            ### [task-002] b
            - **priority**: medium
            - **assigned**: unassigned
            """);
  }

  @Test
  @Tag("T12")
  @Tag("T9")
  void aNumberIsNeverGivenTwice() {
    fixture
        .write(BACKLOG, "### [task-7] a\n")
        .write(ACTIVE, "### [TASK-0012] b\n\n### [task-15 broken\n")
        .write(COMPLETED, "### [task-9] c\n");
    assertThat(store.add(titled("d")).label()).isEqualTo("task-016");
  }

  @Test
  @Tag("T21")
  void aNumberUsedOnAnotherBranchIsNotGivenHere(@TempDir Path other) throws IOException {
    Files.writeString(other.resolve("active.md"), "### [task-40] elsewhere\n");
    TaskStore here =
        fixture.store(FileOperations.real(), () -> List.of(other, other.resolve("gone")));
    assertThat(here.add(titled("here")).label()).isEqualTo("task-041");
  }

  @Test
  void startingMovesTheTaskWithWhoAndWhereAndWhen() {
    fixture.write(BACKLOG, TWO);
    Task task =
        store.start(
            id(1),
            new StartRequest(Optional.of("ada"), Optional.of("feature/x"), Optional.empty()));
    assertThat(task.status()).isEqualTo(ACTIVE);
    assertThat(fixture.read(BACKLOG))
        .isEqualTo(
            """
            # Backlog

            ## High Priority

            ## Low Priority

            ### [task-002] Second
            - **priority**: low
            """);
    assertThat(fixture.read(ACTIVE))
        .isEqualTo(
            """
            # Active

            Work items somebody is working on.

            ### [task-001] First
            - **repo**: wallet
            - **assigned**: ada
            - **branch**: feature/x
            - **started**: 2026-01-05
            """);
    assertThat(folder.resolve("state/task-move.json")).doesNotExist();
  }

  @Test
  void completingAppendsWithDateAndSummary() {
    fixture.write(BACKLOG, TWO).write(COMPLETED, "# Done\n\n### [task-9] old\n");
    store.start(id(1), by("ada"));
    store.complete(id(1), Optional.of("Mended.\nTwice."));
    assertThat(fixture.read(COMPLETED))
        .isEqualTo(
            """
            # Done

            ### [task-9] old

            ### [task-001] First
            - **repo**: wallet
            - **assigned**: ada
            - **started**: 2026-01-05
            - **completed**: 2026-01-05
            - **summary**: Mended.
              Twice.
            """);
    assertThat(store.read().require("1").fieldOrEmpty("summary")).isEqualTo("Mended.\nTwice.");
  }

  @Test
  void reopeningKeepsWhatTheTaskHadBeenCompletedWith() {
    fixture.write(BACKLOG, TWO);
    store.start(id(2), by("ada"));
    store.complete(id(2), Optional.of("Done"));
    store.reopen(id(2));
    assertThat(fixture.read(BACKLOG))
        .endsWith(
            """
            ## Low Priority

            ### [task-002] Second
            - **priority**: low
            - **assigned**: unassigned
            - **reopened**: 2026-01-05 (completed 2026-01-05: Done)
            """);
    assertThat(fixture.ids(COMPLETED)).isEmpty();
  }

  @Test
  void whatIsNotInTheRightStateIsRefusedWithTheReason() {
    fixture.write(BACKLOG, TWO);
    refused(TaskErrors.TASK_STATE, () -> store.reopen(id(1)), "task-001 is backlog");
    store.start(id(1), by("ada"));
    refused(
        TaskErrors.TASK_STATE,
        () -> store.start(id(1), by("bob")),
        "task-001 is active since 2026-01-05, assigned to ada");
    store.complete(id(1), Optional.empty());
    refused(TaskErrors.TASK_STATE, () -> store.complete(id(1), Optional.empty()), "done already");
    refused(TaskErrors.TASK_STATE, () -> store.start(id(1), by("bob")), "is completed");
    refused(TaskErrors.TASK_UNKNOWN, () -> store.start(id(99), by("bob")), "task-099");
  }

  @Test
  @Tag("T2")
  void anEditTouchesItsLineOnly() {
    String text = TWO.replace("wallet", "wallet   ").replace("\n", "\r\n");
    fixture.write(BACKLOG, text);
    store.edit(id(2), TaskEdit.set(new TaskField("priority", "high")));
    assertThat(fixture.read(BACKLOG)).isEqualTo(text.replace("**: low", "**: high"));
  }

  @Test
  void anEditMayDoManyThingsAtOnce() {
    fixture.write(
        BACKLOG,
        """
        ### [task-1] a
        - **repo**: wallet
        * **Odd:** x

        - [ ] one
        - [x] two
        """);
    store.edit(
        id(1),
        new TaskEdit(
            Optional.of("b #"),
            List.of(new TaskField("REPO", "explorer"), new TaskField("note", "n")),
            List.of("odd"),
            "More.",
            List.of(1),
            List.of(2),
            List.of("three")));
    assertThat(fixture.read(BACKLOG))
        .isEqualTo(
            """
            ### [task-1] b \\#
            - **repo**: explorer
            * **note:** n

            - [x] one
            - [ ] two
            - [ ] three

            More.
            """);
  }

  @ParameterizedTest
  @ValueSource(strings = {"id", "Status", "a:b", "**x**", "", "7up", "a\nb"})
  void aFieldThatATaskCannotHaveIsRefused(String name) {
    fixture.write(BACKLOG, TWO);
    refused(
        TaskErrors.TASK_TEXT_INVALID,
        () -> store.edit(id(1), TaskEdit.set(new TaskField(name, "x"))));
    assertThat(fixture.read(BACKLOG)).isEqualTo(TWO);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  ", "two\nlines", "bell\u0007"})
  void aTitleThatIsNotOneLineIsRefused(String title) {
    refused(TaskErrors.TASK_TEXT_INVALID, () -> store.add(titled(title)));
    assertThat(folder.resolve("tasks")).doesNotExist();
  }

  @Test
  @Tag("T7")
  void noTextCanForgeATaskOrAField() {
    fixture.write(BACKLOG, TWO);
    String forged = "x\n### [task-666] forged\n- **repo**: forged\n## High Priority";
    store.add(
        new NewTask(
            "### [task-777] title",
            List.of(new TaskField("description", forged)),
            List.of(),
            forged));
    store.edit(
        id(2),
        new TaskEdit(
            Optional.empty(), List.of(), List.of(), forged, List.of(), List.of(), List.of()));
    store.complete(id(2), Optional.of(forged));
    assertThat(store.read().all())
        .extracting(Task::label)
        .containsExactly("task-001", "task-003", "task-002");
    assertThat(store.read().require("3").fieldOrEmpty("description")).isEqualTo(forged);
    assertThat(store.read().require("3").fieldOrEmpty("repo")).isEmpty();
    assertThat(store.lint()).isEmpty();
  }

  @Test
  @Tag("T22")
  void anUnknownRepositoryIsRefusedWithASuggestionAndReportedWhereItStands() {
    refused(
        RepositoryRegistry.REPOSITORY_UNKNOWN,
        () -> store.add(titled("x", "repo", "walet")),
        "did you mean 'wallet'?");
    fixture.write(BACKLOG, TWO.replace("wallet", "walet"));
    Finding finding = store.lint().get(0);
    assertThat(finding.rule()).isEqualTo("unknown-repository");
    assertThat(finding.line()).isEqualTo(6);
    assertThat(finding.suggestion()).contains("did you mean 'wallet'?");
  }

  @Test
  @Tag("T23")
  void dependenciesThatGoRoundOrNowhereAreRefused() {
    fixture.write(BACKLOG, TWO);
    store.edit(id(2), TaskEdit.set(new TaskField("depends_on", "task-1")));
    refused(
        TaskErrors.TASK_CYCLE,
        () -> store.edit(id(1), TaskEdit.set(new TaskField("depends_on", "TASK-2"))),
        "task-001 -> task-002 -> task-001");
    refused(
        TaskErrors.TASK_CYCLE,
        () -> store.edit(id(1), TaskEdit.set(new TaskField("depends_on", "1"))));
    refused(
        TaskErrors.TASK_UNKNOWN,
        () -> store.edit(id(1), TaskEdit.set(new TaskField("depends_on", "task-3, task-1"))),
        "'task-3'");
  }

  @Test
  @Tag("T23")
  void aTaskWaitsForWhatIsNotCompletedAndForWhatIsMissing() {
    fixture
        .write(
            BACKLOG,
            """
            ### [task-1] a
            - **depends_on**: task-2, #9
            ### [task-3] b
            - **depends_on**: none
            ### [task-4] c
            - **depends_on**:
              - task-5
              - task-3
            """)
        .write(ACTIVE, "### [task-2] x\n")
        .write(COMPLETED, "### [task-5] y\n");
    assertThat(store.read().waitsFor(store.read().require("1"))).containsExactly("task-2", "#9");
    assertThat(store.read().isReady(store.read().require("3"))).isTrue();
    assertThat(store.read().waitsFor(store.read().require("4"))).containsExactly("task-3");
    assertThat(store.lint()).extracting(Finding::rule).containsExactly("dangling-dependency");
  }

  @Test
  void theNextTaskIsTheMostUrgentThatIsReadyAndOfEqualOnesTheFirst() {
    fixture.write(
        BACKLOG,
        """
        ### [task-1] low
        - **priority**: low
        ### [task-2] waits
        - **priority**: high
        - **depends_on**: task-1
        ### [task-3] taken
        - **priority**: high
        - **assigned**: ada
        ### [task-4] first
        ### [task-5] second
        - **priority**: medium
        """);
    assertThat(claim("bob").label()).isEqualTo("task-4");
    assertThat(claim("eve").label()).isEqualTo("task-5");
    assertThat(claim("bob").label()).isEqualTo("task-1");
    assertThat(store.claimNext(by("bob"), TaskFilter.ALL)).isEmpty();
  }

  private Task claim(String name) {
    return store
        .claimNext(
            new StartRequest(Optional.of(name), Optional.empty(), Optional.of(Duration.ofHours(4))),
            TaskFilter.ALL)
        .orElseThrow();
  }

  @Test
  void aClaimThatExpiredCanBeTakenOverAndALiveOneCannot() {
    fixture.write(BACKLOG, TWO);
    claim("ada");
    fixture.clock().advance(Duration.ofHours(3));
    assertThat(claim("bob").label()).isEqualTo("task-002");
    fixture.clock().advance(Duration.ofHours(1));
    Task taken = claim("bob");
    assertThat(taken.label()).isEqualTo("task-001");
    assertThat(taken.fieldOrEmpty("assigned")).isEqualTo("bob");
    assertThat(taken.fieldOrEmpty("claim_expires")).isEqualTo("2026-01-05T17:00:00Z");
    assertThat(fixture.ids(ACTIVE)).containsExactly("task-001", "task-002");
    store.complete(id(1), Optional.empty());
    assertThat(fixture.read(COMPLETED)).doesNotContain("claim_expires");
  }

  @ParameterizedTest
  @Tag("T9")
  @Tag("T10")
  @ValueSource(
      strings = {"### [task-12 broken\n", "<<<<<<< HEAD\n", "```\nnever closed\n", "bad \0 byte\n"})
  void aFileThatCannotBeUnderstoodIsReadAndNotWritten(String flaw) {
    fixture.write(BACKLOG, TWO + "\n" + flaw).write(ACTIVE, "### [task-5] fine\n");
    assertThat(store.read().all()).hasSize(3);
    for (ThrowingCallable operation :
        List.<ThrowingCallable>of(
            () -> store.add(titled("x")),
            () -> store.edit(id(1), TaskEdit.set(new TaskField("a", "b"))),
            () -> store.start(id(1), by("ada")))) {
      refused(TaskErrors.TASK_FILE_MALFORMED, operation, "backlog.md:13: ");
    }
    assertThat(fixture.read(BACKLOG)).isEqualTo(TWO + "\n" + flaw);
    assertThat(fixture.read(ACTIVE)).isEqualTo("### [task-5] fine\n");
    store.complete(id(5), Optional.empty());
    assertThat(store.lint()).extracting(Finding::line).contains(13);
  }

  @Test
  @Tag("T11")
  void aNumberThatStandsTwiceIsShownTwiceAndNotTouched() {
    fixture.write(BACKLOG, TWO).write(ACTIVE, "### [task-1] Another\n");
    assertThat(store.read().withId(id(1))).hasSize(2);
    refused(
        TaskErrors.TASK_AMBIGUOUS,
        () -> store.complete(id(1), Optional.empty()),
        "backlog.md:5",
        "active.md:1");
    Finding finding = store.lint().get(0);
    assertThat(finding.rule()).isEqualTo("duplicate-id");
    assertThat(finding.suggestion()).contains("task-003 is free");
  }

  @Test
  void aFieldThatStandsTwiceIsReportedAndNotSet() {
    fixture.write(BACKLOG, "### [task-1] a\n- **x**: 1\n- **X**: 2\n");
    refused(
        TaskErrors.TASK_AMBIGUOUS,
        () -> store.edit(id(1), TaskEdit.set(new TaskField("x", "3"))),
        "lines 2 and 3");
    assertThat(store.lint()).extracting(Finding::rule).containsExactly("repeated-field");
  }

  @Test
  @Tag("T19")
  void aLinkStaysALinkAndModesAreKept(@TempDir Path elsewhere) throws IOException {
    Path target = Files.writeString(elsewhere.resolve("real.md"), TWO);
    Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rw-rw----"));
    Files.createDirectories(folder.resolve("tasks"));
    Files.createSymbolicLink(fixture.file(BACKLOG), target);
    store.start(id(1), by("ada"));
    assertThat(Files.isSymbolicLink(fixture.file(BACKLOG))).isTrue();
    assertThat(Files.readString(target)).doesNotContain("First");
    assertThat(Files.getPosixFilePermissions(target))
        .isEqualTo(PosixFilePermissions.fromString("rw-rw----"));
  }

  @Test
  void theEndsOfLineOfAFileAreThoseOfWhatArrivesInIt() {
    fixture.write(BACKLOG, TWO).write(ACTIVE, "# Active\r\n\r\n");
    store.start(id(1), by("ada"));
    assertThat(fixture.read(ACTIVE).replace("\r\n", "")).doesNotContain("\n", "\r");
  }

  @Test
  void headingsThatPeopleProbablyMeantOtherwiseAreWarnings() {
    fixture.write(
        BACKLOG,
        """
        ## Low Priority

        ### [task-1] a
        - **priority**: hihg

        ### Notes

        #### [task-2] b

        ### [task-3] c
        - **priority**: high
        """);
    assertThat(store.lint())
        .extracting(finding -> finding.line() + " " + finding.severity() + " " + finding.rule())
        .containsExactly(
            "4 warning unknown-priority",
            "6 warning structure",
            "8 warning structure",
            "11 warning section-priority");
  }
}
