package dev.orchestrator.cli.workers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.orchestrator.cli.CommandLineTester.Ran;
import dev.orchestrator.fixtures.TmuxTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;

/** What a run is worth when its supervisor, or the whole machine, went away under it. */
class SupervisorLossTest {

  private static final Path BOOT = Path.of("/proc/sys/kernel/random/boot_id");
  private static final String ANOTHER_BOOT = "00000000-0000-4000-8000-000000000000";

  /** Issue 1 is done at once; issue 2 writes a file and waits before it commits. */
  private static final String AGENT =
      """
      cat > /dev/null
      echo "$ORCHESTRATOR_ISSUE" >> "$ROOT/begun"
      echo work > "file-$ORCHESTRATOR_ISSUE"
      [ $ORCHESTRATOR_ISSUE = 1 ] || until [ -e "$ROOT/go" ]; do sleep 0.05; done
      git add . && git commit -qm work
      """;

  @TempDir Path temp;
  private SampleRun sample;
  private Process supervisor;

  @BeforeEach
  void begin() throws Exception {
    sample = SampleRun.in(temp);
    sample
        .agent(AGENT.replace("$ROOT", sample.root().toString()))
        .plan(
            "\"num_workers\": 2, \"max_retries\": 0, \"issues\": ["
                + "{\"number\": 1, \"title\": \"Quick\"}, {\"number\": 2, \"title\": \"Slow\"}]");
    supervisor = sample.start("workers", "launch", "--foreground");
    await()
        .untilAsserted(
            () -> {
              assertThat(issue(1).get("status").asText())
                  .as(sample.output())
                  .isEqualTo("completed");
              assertThat(sample.worktree(2).resolve("file-2")).exists();
              assertThat(attempt(2).resolve("process.json")).exists();
            });
  }

  @AfterEach
  void end() {
    supervisor.destroyForcibly();
    sample.close();
  }

  @TmuxTest
  @Tag("F23")
  @Tag("F27")
  void agentsWorkOnWhenTheServiceThatIsTheirSupervisorIsStopped() throws Exception {
    supervisor.destroy();
    assertThat(supervisor.waitFor(1, TimeUnit.MINUTES)).isTrue();
    assertThat(isAlive(agent(2))).isTrue();

    Files.createFile(sample.root().resolve("go"));
    await().until(() -> Files.exists(attempt(2).resolve("exit.json")));
    Ran next = sample.run("workers", "monitor");

    assertThat(next.status()).as(next.err()).isZero();
    assertThat(issue(2).get("attempts").asInt()).isEqualTo(1);
    assertThat(begun()).containsExactlyInAnyOrder("1", "2");
  }

  /**
   * Nobody gets to write anything, the sockets are gone, and the numbers of processes are given out
   * again: those of the lost agent are a bystander's now.
   */
  @TmuxTest
  @Tag("F20")
  @Tag("F24")
  void aRunGoesOnInItsWorktreesAfterTheMachineWasStartedAnew() throws Exception {
    supervisor.destroyForcibly().waitFor();
    kill(wrapper(2));
    kill(agent(2));
    kill(Long.parseLong(sample.tmux().tmux("orchestrator", "display-message", "-p", "#{pid}")));
    emptyTemporaryFolder();
    Process bystander = new ProcessBuilder("sleep", "1000").start();
    giveNumbersTo(bystander.pid());
    inEveryRecord(bootId(), ANOTHER_BOOT);
    Files.createFile(sample.root().resolve("go"));

    Ran next = sample.run("workers", "launch", "--foreground");

    assertThat(next.status()).as(next.err()).isZero();
    assertThat(bystander.isAlive()).isTrue();
    bystander.destroyForcibly();
    assertThat(issue(1).get("attempts").asInt()).isEqualTo(1);
    assertThat(issue(2).get("attempts").asInt()).isEqualTo(2);
    assertThat(begun()).containsExactlyInAnyOrder("1", "2", "2");
    assertThat(sample.repository().git("show", "fix/2:file-2")).isEqualTo("work");
  }

  private JsonNode issue(int number) {
    return sample.run("workers", "status", "--json").json().get("issues").get(number - 1);
  }

  private List<String> begun() throws IOException {
    return Files.readAllLines(sample.root().resolve("begun"));
  }

  /** The folder of the first attempt of an issue. */
  private Path attempt(int issue) throws IOException {
    try (Stream<Path> attempts = Files.list(sample.root().resolve("state/runs/shop/attempts"))) {
      return attempts
          .filter(each -> each.getFileName().toString().endsWith("-" + issue + "-implement-1"))
          .findFirst()
          .orElse(sample.root().resolve("none"));
    }
  }

  private long agent(int issue) throws IOException {
    String record = Files.readString(attempt(issue).resolve("process.json"));
    return Long.parseLong(record.replaceAll("(?s).*\"pid\":(\\d+).*", "$1"));
  }

  private long wrapper(int issue) throws IOException {
    return Long.parseLong(Files.readString(attempt(issue).resolve("started")).split(" ", 2)[0]);
  }

  private static boolean isAlive(long pid) {
    return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isPresent();
  }

  private static void kill(long pid) {
    ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
    await().until(() -> !isAlive(pid));
  }

  private void emptyTemporaryFolder() throws IOException {
    Path sockets = sample.tmux().socket("orchestrator").getParent();
    try (Stream<Path> files = Files.walk(sockets)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  /** Both that of the wrapper and that of the agent, with the time of its start. */
  private void giveNumbersTo(long bystander) throws IOException {
    String stat = Files.readString(Path.of("/proc", "" + bystander, "stat"));
    String startTime = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1)[19];
    Path record = attempt(2).resolve("process.json");
    Files.writeString(
        record,
        Files.readString(record)
            .replaceAll("\"pid\":\\d+", "\"pid\":" + bystander)
            .replaceAll("\"start_time\":\\d+", "\"start_time\":" + startTime));
    Path started = attempt(2).resolve("started");
    String boot = Files.readString(started).split(" ", 3)[2];
    Files.writeString(started, bystander + " " + startTime + " " + boot);
  }

  private static String bootId() throws IOException {
    return Files.readString(BOOT).strip();
  }

  private void inEveryRecord(String old, String other) throws IOException {
    try (Stream<Path> files = Files.walk(sample.root().resolve("state"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String text = Files.readString(file, StandardCharsets.ISO_8859_1);
        if (text.contains(old)) {
          Files.writeString(file, text.replace(old, other), StandardCharsets.ISO_8859_1);
        }
      }
    }
  }
}
