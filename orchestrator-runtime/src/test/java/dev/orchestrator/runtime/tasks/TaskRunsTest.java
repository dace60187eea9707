package dev.orchestrator.runtime.tasks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orchestrator.core.error.OrchestratorException;
import dev.orchestrator.fixtures.GitSandbox;
import dev.orchestrator.fixtures.SampleRepository;
import dev.orchestrator.runs.plan.Issue;
import dev.orchestrator.runs.plan.RunPlan;
import dev.orchestrator.runs.run.IssueStatus;
import dev.orchestrator.runs.spi.IssueProgress;
import dev.orchestrator.runtime.Orchestrator;
import dev.orchestrator.sources.IssueSources;
import dev.orchestrator.tasks.StartRequest;
import dev.orchestrator.tasks.Task;
import dev.orchestrator.tasks.TaskStatus;
import dev.orchestrator.tasks.TaskStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TaskRunsTest {

  private static final String BACKLOG =
      """
      # Backlog

      ### [task-001] First
      - **repo**: wallet
      - **priority**: high
      - **description**: Do it

      - [ ] it works

      ### [task-002] Second
      - **repo**: wallet
      - **depends_on**: task-1, task-9

      ### [task-003] Somebody has it
      - **repo**: wallet
      - **assigned**: ada

      ### [task-004] Waits for somebody
      - **repo**: wallet
      - **depends_on**: task-3

      ### [task-005] Waits for one that waits
      - **repo**: wallet
      - **depends_on**: task-4

      ### [task-006] Of no repository we know
      - **repo**: elsewhere

      ### [task-007] Of another
      - **repo**: other
      """;

  @TempDir Path folder;
  private Path root;
  private SampleRepository wallet;
  private Orchestrator orchestrator;

  @BeforeEach
  void aWorkspace() throws IOException {
    GitSandbox sandbox = GitSandbox.in(folder);
    wallet = sandbox.repository("wallet");
    root = sandbox.root().resolve("control");
    Files.createDirectories(root.resolve("config"));
    Files.createDirectories(root.resolve("tasks"));
    Files.writeString(
        root.resolve("config/repos.json"),
        """
        {"repositories": [{"name": "wallet", "local": "../wallet"},
                          {"name": "other", "local": "../other"}]}
        """);
    Files.writeString(root.resolve("tasks/backlog.md"), BACKLOG);
    Files.writeString(root.resolve("tasks/completed.md"), "### [task-009] Done\n");
    orchestrator = Orchestrator.open(root);
  }

  @AfterEach
  void close() {
    orchestrator.close();
  }

  private Task task(int number) {
    return orchestrator.service(TaskStore.class).read().require(String.valueOf(number));
  }

  private void progress(int issue, IssueStatus status) {
    orchestrator
        .service(IssueSources.class)
        .find("tasks")
        .orElseThrow()
        .onProgress(
            new IssueProgress(
                "tasks",
                issue,
                "shop",
                Map.of(),
                status,
                "issue-" + issue,
                "",
                Instant.EPOCH,
                Map.of()));
  }

  @Test
  void whatAgentsCanDoBecomesAPlan() {
    RunPlan plan = orchestrator.service(TaskPlans.class).prepare(Optional.empty());
    assertThat(plan.project()).isEqualTo("tasks");
    assertThat(plan.issues()).extracting(Issue::number).containsExactly(1, 2, 7);
    Issue first = plan.issue(1).orElseThrow();
    assertThat(first.description()).startsWith("Do it").contains("it works");
    assertThat(first.priority()).isEqualTo(1);
    assertThat(plan.issue(2).orElseThrow().dependsOn()).containsExactly(1);
    assertThat(plan.file()).isEqualTo(root.resolve("config/tasks-issues.json"));
  }

  @Test
  void aRepositoryOfChoiceHasAPlanOfItsOwn() {
    RunPlan plan = orchestrator.service(TaskPlans.class).prepare(Optional.of("other"));
    assertThat(plan.project()).isEqualTo("tasks-other");
    assertThat(plan.issues()).extracting(Issue::number).containsExactly(7);
  }

  @Test
  void newTasksJoinThePlanAndItsSettingsStay() throws IOException {
    TaskPlans plans = orchestrator.service(TaskPlans.class);
    Path file = plans.prepare(Optional.of("wallet")).file();
    Files.writeString(
        file, Files.readString(file).replace("\"issues\"", "\"num_workers\": 2,\n  \"issues\""));
    Files.writeString(
        root.resolve("tasks/backlog.md"),
        BACKLOG + "\n### [task-020] New\n- **repo**: wallet\n- **depends_on**: 2\n");
    RunPlan plan = plans.prepare(Optional.of("wallet"));
    assertThat(plan.issues()).extracting(Issue::number).containsExactly(1, 2, 20);
    assertThat(plan.settings().workers()).isEqualTo(2);
  }

  @Test
  void aPreviewMakesNothing() {
    assertThat(orchestrator.service(TaskPlans.class).preview(Optional.empty()).issues()).hasSize(3);
    assertThat(root.resolve("config/tasks-issues.json")).doesNotExist();
  }

  @Test
  void aPlanOfTheUsersIsNotTouched() throws IOException {
    Path file = Files.writeString(root.resolve("config/tasks-issues.json"), "{\"issues\": []}");
    assertThatThrownBy(() -> orchestrator.service(TaskPlans.class).prepare(Optional.empty()))
        .isInstanceOfSatisfying(
            OrchestratorException.class,
            error -> assertThat(error.code()).isEqualTo(TaskPlans.PLAN_TAKEN));
    assertThat(file).hasContent("{\"issues\": []}");
  }

  @Test
  void startAndCompletionAreWrittenBackOnce() {
    progress(1, IssueStatus.IN_PROGRESS);
    progress(1, IssueStatus.IN_PROGRESS);
    assertThat(task(1).status()).isEqualTo(TaskStatus.ACTIVE);
    assertThat(task(1).fieldOrEmpty("branch")).isEqualTo("issue-1");
    progress(1, IssueStatus.COMPLETED);
    progress(1, IssueStatus.COMPLETED);
    assertThat(task(1).status()).isEqualTo(TaskStatus.COMPLETED);
    progress(7, IssueStatus.COMPLETED);
    assertThat(task(7).status()).isEqualTo(TaskStatus.COMPLETED);
    progress(4, IssueStatus.FAILED);
    progress(99, IssueStatus.COMPLETED);
    assertThat(task(4).status()).isEqualTo(TaskStatus.BACKLOG);
  }

  @Test
  void aTaskIsStartedWithAWorktreeOfItsOwn() {
    TaskWorktrees.Started started =
        orchestrator
            .service(TaskWorktrees.class)
            .start(
                task(1), new StartRequest(Optional.of("ada"), Optional.empty(), Optional.empty()));
    assertThat(started.task().status()).isEqualTo(TaskStatus.ACTIVE);
    assertThat(started.task().fieldOrEmpty("branch")).isEqualTo("task-001");
    Path worktree = wallet.path().resolveSibling("wallet-worktrees").resolve("task-001");
    assertThat(started.worktree().folder()).isEqualTo(worktree);
    assertThat(wallet.sandbox().at(worktree).git("branch", "--show-current")).isEqualTo("task-001");
  }

  @Test
  void whereNoWorktreeCanBeMadeTheTaskStaysWhereItIs() {
    wallet.git("branch", "taken");
    for (String branch : List.of("taken", "--force", "a..b")) {
      assertThatThrownBy(
              () ->
                  orchestrator
                      .service(TaskWorktrees.class)
                      .start(
                          task(1),
                          new StartRequest(
                              Optional.empty(), Optional.of(branch), Optional.empty())))
          .isInstanceOf(OrchestratorException.class);
    }
    assertThat(task(1).status()).isEqualTo(TaskStatus.BACKLOG);
  }
}
