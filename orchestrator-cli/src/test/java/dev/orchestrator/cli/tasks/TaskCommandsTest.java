package dev.orchestrator.cli.tasks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.orchestrator.cli.CommandLineTester;
import dev.orchestrator.cli.CommandLineTester.Ran;
import dev.orchestrator.fixtures.MutableClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TaskCommandsTest {

  private static final String BACKLOG =
      """
      # Backlog

      ## High Priority

      ### [task-001] Show fees
      - **repo**: wallet
      - **priority**: high

      - [ ] on the page
      - [ ] tested

      ## Low Priority

      ### [task-002] Paint it
      - **priority**: low
      - **depends_on**: task-1
      """;

  @TempDir Path root;
  private final MutableClock clock = MutableClock.standing();

  @BeforeEach
  void aWorkspace() throws IOException {
    Files.createDirectories(root.resolve("config"));
    Files.createDirectories(root.resolve("tasks"));
    Files.writeString(
        root.resolve("config/repos.json"),
        "{\"repositories\": [{\"name\": \"wallet\", \"local\": \"wallet\"}]}");
    Files.writeString(root.resolve("tasks/backlog.md"), BACKLOG);
  }

  private Ran task(String... words) {
    List<String> line = new ArrayList<>(List.of("task"));
    line.addAll(List.of(words));
    return CommandLineTester.in(root).at(clock).run(line.toArray(String[]::new));
  }

  private JsonNode json(String... words) {
    List<String> line = new ArrayList<>(List.of(words));
    line.add("--json");
    return task(line.toArray(String[]::new)).json();
  }

  private String file(String name) throws IOException {
    return Files.readString(root.resolve("tasks").resolve(name));
  }

  @Test
  void aListHasTheKeysOfTheContract() {
    JsonNode list = json("list");
    assertThat(list.get("schema_version").asInt()).isEqualTo(1);
    JsonNode first = list.at("/tasks/0");
    assertThat(first.get("id").asText()).isEqualTo("task-001");
    assertThat(first.get("title").asText()).isEqualTo("Show fees");
    assertThat(first.get("status").asText()).isEqualTo("backlog");
    assertThat(first.get("repo").asText()).isEqualTo("wallet");
    assertThat(first.get("file").asText()).isEqualTo(root.resolve("tasks/backlog.md").toString());
    assertThat(first.get("line").asInt()).isEqualTo(5);
    assertThat(first.fieldNames())
        .toIterable()
        .contains("type", "priority", "assigned", "description", "branch");
    assertThat(list.at("/tasks/1/waits_for/0").asText()).isEqualTo("task-1");
  }

  @Test
  void aPersonSeesWhatIsInWorkFirstAndWhatWaits() {
    task("start", "1", "--assigned", "ada");
    assertThat(task("list").out())
        .isEqualTo(
            """
            TASK      TITLE      REPO    TYPE  PRIORITY  ASSIGNED
            Active
            task-001  Show fees  wallet        high      ada
            Backlog
            task-002  Paint it                 low                 waits for task-1
            """);
  }

  @Test
  void tasksAreChosenByWhatTheySay() {
    assertThat(json("list", "--ready").at("/tasks")).hasSize(1);
    assertThat(json("list", "--blocked").at("/tasks/0/id").asText()).isEqualTo("task-002");
    assertThat(json("list", "--repo", "wallet").at("/tasks")).hasSize(1);
    assertThat(json("list", "--text", "PAINT").at("/tasks")).hasSize(1);
    assertThat(json("list", "--status", "active,completed").at("/tasks")).isEmpty();
    assertThat(json("list", "--assigned", "unassigned", "--priority", "low").at("/tasks"))
        .hasSize(1);
    Ran unknown = task("list", "--repo", "walet");
    assertThat(unknown.status()).isEqualTo(2);
    assertThat(unknown.err()).contains("did you mean 'wallet'?");
  }

  @Test
  void aTaskGoesItsWayFromTheBacklogToTheCompletedOnes() throws IOException {
    JsonNode added =
        json(
            "add",
            "--title",
            "Mend",
            "--repo",
            "wallet",
            "--type",
            "bug-fix",
            "--priority",
            "high",
            "--description",
            "It is broken",
            "--depends-on",
            "2");
    assertThat(added.at("/task/id").asText()).isEqualTo("task-003");
    Ran started = task("start", "TASK-3", "--assigned", "ada", "--branch", "fix/it");
    assertThat(started.status()).isZero();
    assertThat(started.out()).startsWith("started task-003  Mend  (tasks/active.md:");
    assertThat(started.err()).isEqualTo("warning: task-003 waits for 2\n");
    Ran again = task("start", "3", "--assigned", "bob");
    assertThat(again.status()).isEqualTo(1);
    assertThat(again.err()).contains("error[TASK_STATE]", "assigned to ada");
    assertThat(task("complete", "3", "--summary", "Mended").status()).isZero();
    assertThat(file("completed.md"))
        .endsWith(
            """
            ### [task-003] Mend
            - **repo**: wallet
            - **type**: bug-fix
            - **priority**: high
            - **assigned**: ada
            - **description**: It is broken
            - **depends_on**: 2
            - **branch**: fix/it
            - **started**: 2026-01-05
            - **completed**: 2026-01-05
            - **summary**: Mended
            """);
    assertThat(file("backlog.md")).isEqualTo(BACKLOG);
    assertThat(task("reopen", "3").status()).isZero();
    assertThat(json("show", "3").at("/task/status").asText()).isEqualTo("backlog");
  }

  @Test
  void completingWithOpenCriteriaIsSaid() {
    task("edit", "1", "--check", "2");
    assertThat(task("complete", "1").err())
        .isEqualTo("warning: 1 of 2 criteria are not ticked: 1\n");
  }

  @Test
  void anEditSaysWhatItTakes() throws IOException {
    assertThat(task("edit", "1", "--set", "title=Show all fees", "--set", "note=a=b").status())
        .isZero();
    assertThat(file("backlog.md"))
        .isEqualTo(
            BACKLOG
                .replace("Show fees", "Show all fees")
                .replace("high\n", "high\n- **note**: a=b\n"));
    assertThat(task("edit", "1").status()).isEqualTo(2);
    assertThat(task("edit", "1", "--set", "nonsense").status()).isEqualTo(2);
    assertThat(task("edit", "1", "--check", "9").status()).isEqualTo(2);
  }

  @Test
  void anUnknownTaskIsWrongUsageWithASuggestion() {
    Ran ran = task("show", "task-01");
    assertThat(ran.status()).isZero();
    Ran unknown = task("start", "tsak-002");
    assertThat(unknown.status()).isEqualTo(2);
    assertThat(unknown.err()).contains("did you mean 'task-002'?");
    assertThat(task("complete", "77").status()).isEqualTo(2);
  }

  @Test
  void nextHandsOutATaskOnceAndAgainWhenTheClaimExpired() {
    assertThat(json("next").at("/task/id").asText()).isEqualTo("task-001");
    assertThat(json("next", "--claim", "ada").at("/task/assigned").asText()).isEqualTo("ada");
    Ran nothing = task("next", "--claim", "bob");
    assertThat(nothing.status()).isEqualTo(1);
    assertThat(nothing.err()).isEqualTo("nothing is ready to be started; waiting: 1\n");
    clock.advance(Duration.ofHours(4));
    assertThat(json("next", "--claim", "bob").at("/task/id").asText()).isEqualTo("task-001");
    assertThat(json("next").get("task").isNull()).isTrue();
  }

  @Test
  void lintNamesFileAndLineAndFailsOnErrors() throws IOException {
    assertThat(task("lint").status()).isZero();
    Files.writeString(root.resolve("tasks/active.md"), "### [task-001] Twice\n- **repo**: walet\n");
    Ran ran = task("lint");
    assertThat(ran.status()).isEqualTo(1);
    assertThat(ran.out())
        .contains(
            "tasks/active.md:1: error: task-001 already stands in ",
            "tasks/active.md:2: error: no repository is named 'walet' (did you mean 'wallet'?)");
    assertThat(json("lint").at("/findings/0/rule").asText()).isEqualTo("duplicate-id");
  }

  @Test
  void theBoardHasAColumnForEachStatus() {
    task("start", "1", "--assigned", "ada");
    assertThat(task("board").out())
        .isEqualTo(
            """
            Backlog (1)        Active (1)               Completed (0)
            task-002 Paint it  task-001 Show fees @ada
            """);
    assertThat(json("board").at("/columns/1/tasks/0/id").asText()).isEqualTo("task-001");
  }

  @Test
  void readingChangesNothing() throws IOException {
    for (String command : List.of("list", "board", "next", "lint")) {
      task(command);
    }
    task("show", "1");
    assertThat(root.resolve("state")).doesNotExist();
    assertThat(file("backlog.md")).isEqualTo(BACKLOG);
  }
}
