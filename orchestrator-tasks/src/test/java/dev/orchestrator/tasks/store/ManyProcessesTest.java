package dev.orchestrator.tasks.store;

import static dev.orchestrator.tasks.TaskStatus.ACTIVE;
import static dev.orchestrator.tasks.TaskStatus.BACKLOG;
import static dev.orchestrator.tasks.TaskStatus.COMPLETED;
import static dev.orchestrator.tasks.store.StoreFixture.id;
import static org.assertj.core.api.Assertions.assertThat;

import dev.orchestrator.tasks.Task;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Many real processes, and a person with an editor, on one store. */
@Timeout(300)
class ManyProcessesTest {

  private static final int PROCESSES = 20;

  @TempDir Path root;

  private static String backlog(int tasks) {
    return IntStream.rangeClosed(1, tasks)
        .mapToObj(number -> "### [task-%d] Task %d\n- **repo**: wallet\n".formatted(number, number))
        .collect(Collectors.joining("\n", "# Backlog\n\n", ""));
  }

  @Test
  @Tag("T13")
  @Tag("T14")
  @Tag("T15")
  void twentyWhoAddEditStartAndClaimEachGetWhatIsTheirs() throws Exception {
    StoreFixture fixture = StoreFixture.in(root).write(BACKLOG, backlog(PROCESSES + 1));
    List<String> printed =
        StoreProcess.runAtOnce(root, "each", PROCESSES).stream().flatMap(List::stream).toList();
    List<String> added = printed.stream().filter(line -> line.startsWith("add ")).toList();
    List<String> claimed = printed.stream().filter(line -> line.startsWith("claim ")).toList();

    assertThat(added).hasSize(PROCESSES).doesNotHaveDuplicates();
    assertThat(claimed).hasSize(PROCESSES).doesNotHaveDuplicates();
    assertThat(printed).filteredOn("start 1"::equals).hasSizeLessThanOrEqualTo(1);
    long started = count(printed, "start 1") + count(printed, "claim task-1");
    assertThat(started).as("task 1 was handed out once").isEqualTo(1);
    assertThat(fixture.ids(ACTIVE)).hasSize(PROCESSES + (int) count(printed, "start 1"));
    assertThat(fixture.store().read().all())
        .hasSize(2 * PROCESSES + 1)
        .extracting(Task::title)
        .contains(
            IntStream.range(0, PROCESSES)
                .mapToObj(process -> "added by " + process)
                .toArray(String[]::new));
    for (int process = 0; process < PROCESSES; process++) {
      assertThat(fixture.store().read().require(String.valueOf(process + 2)).field("edited"))
          .contains("by " + process);
    }
    assertThat(fixture.store().lint()).isEmpty();
  }

  /** What every process was told must fit one order of events. */
  @Test
  void whatTwentyProcessesDidFitsOneOrderOfEvents() throws Exception {
    StoreFixture fixture = StoreFixture.in(root).write(BACKLOG, backlog(3));
    List<List<String>> printed = StoreProcess.runAtOnce(root, "mixed", PROCESSES);

    List<String> all = printed.stream().flatMap(List::stream).toList();
    assertThat(all).allMatch(line -> line.matches("(add|edit|start|reopen|refused) .*"));
    List<String> added =
        all.stream()
            .filter(line -> line.startsWith("add "))
            .map(line -> line.substring(4))
            .toList();
    assertThat(added).doesNotHaveDuplicates();
    assertThat(fixture.ids(BACKLOG)).containsAll(added);
    assertThat(fixture.store().read().all()).hasSize(3 + added.size());
    for (int task = 1; task <= 3; task++) {
      long starts = count(all, "start " + task);
      long reopens = count(all, "reopen " + task);
      boolean active = fixture.ids(ACTIVE).contains("task-" + task);
      assertThat(starts - reopens).as("task %d", task).isEqualTo(active ? 1 : 0);
      assertLastEdits(fixture.store().read().require(String.valueOf(task)), printed);
    }
    assertThat(fixture.store().lint()).isEmpty();
  }

  private static long count(List<String> lines, String line) {
    return lines.stream().filter(line::equals).count();
  }

  private static void assertLastEdits(Task task, List<List<String>> printed) {
    for (int process = 0; process < printed.size(); process++) {
      String prefix = "edit " + task.id().number() + " ";
      List<String> turns =
          printed.get(process).stream()
              .filter(line -> line.startsWith(prefix))
              .map(line -> line.substring(prefix.length()))
              .toList();
      if (!turns.isEmpty()) {
        assertThat(task.field("of_" + process)).contains(turns.get(turns.size() - 1));
      }
    }
  }

  @Test
  @Tag("T16")
  @Tag("T17")
  void aProcessThatIsKilledInTheMiddleOfMovesLosesNothing() throws Exception {
    StoreFixture fixture = StoreFixture.in(root).write(BACKLOG, backlog(5));
    Files.createFile(root.resolve("go"));
    Random random = new Random(11);
    for (int round = 0; round < 8; round++) {
      String name = "killed" + round;
      Process process = StoreProcess.spawn(root, "move", name);
      Path out = root.resolve("out-" + name);
      Awaitility.await()
          .atMost(Duration.ofSeconds(60))
          .pollInterval(Duration.ofMillis(2))
          .until(() -> Files.exists(out) && Files.size(out) > 0);
      Thread.sleep(random.nextInt(25));
      process.destroyForcibly().waitFor();

      assertThat(Files.readString(out)).doesNotContain("Exception");
      assertThat(fixture.store().read().all())
          .extracting(Task::title)
          .as("round %d", round)
          .containsExactlyInAnyOrder("Task 1", "Task 2", "Task 3", "Task 4", "Task 5");
      fixture.store().repair();
      Task task = fixture.store().read().require("1");
      assertThat(fixture.store().read().withId(id(1))).hasSize(1);
      assertThat(fixture.store().lint()).isEmpty();
      assertThat(fixture.filesBeside())
          .allMatch(file -> file.matches("(backlog|active|completed)\\.md"));
      if (task.status() != BACKLOG) {
        fixture.store().reopen(id(1));
      }
    }
    assertThat(fixture.ids(COMPLETED)).isEmpty();
  }
}
