package dev.orchestrator.exec.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.orchestrator.fixtures.Scripts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What real processes leave running in sessions of their own, known by the marker alone. */
@Tag("F19")
class LeftBehindTest {

  private static final EnvironmentMarker MARKER =
      new EnvironmentMarker("LEFT_BEHIND_TEST", Long.toString(System.nanoTime()));

  private static final List<String> NAMES = List.of("child", "orphan", "grandchild");

  /** A child, an orphan, and the child of a shell that is an orphan; each in its own session. */
  private static final String ESCAPE =
      """
      setsid sh -c 'echo $$ > child; exec sleep 300' &
      (setsid sh -c 'echo $$ > orphan; exec sleep 300' &)
      (setsid sh -c 'setsid sh -c "echo \\$\\$ > grandchild; exec sleep 300" & wait' &)
      while [ ! -e known ]; do sleep 0.02; done
      """;

  @TempDir Path folder;

  private final ProcessTree tree = ProcessTree.ofThisMachine();
  private Process bystander;

  @BeforeEach
  void begin() throws IOException {
    bystander = new ProcessBuilder("sleep", "300").start();
  }

  @AfterEach
  void end() {
    bystander.destroyForcibly();
    tree.stop(ProcessRoot.of(MARKER), Duration.ZERO);
  }

  @Test
  void theyAreFoundAndStoppedAfterTheirLeaderEnded() throws Exception {
    Process leader = lead(ESCAPE);
    ProcessRoot root = rootOf(leader);
    Files.createFile(folder.resolve("known"));
    assertThat(leader.waitFor()).isZero();

    assertThatTheyAreStopped(root);
  }

  @Test
  void theyAreFoundAndStoppedAfterTheirLeaderWasKilled() throws Exception {
    Process leader = lead(ESCAPE);
    ProcessRoot root = rootOf(leader);
    leader.destroyForcibly().waitFor();

    assertThatTheyAreStopped(root);
  }

  private void assertThatTheyAreStopped(ProcessRoot root) {
    List<Long> pids = NAMES.stream().map(this::pid).toList();
    assertThat(pids(tree.members(root))).containsAll(pids);

    StopReport report = tree.stop(root, Duration.ofSeconds(1));

    assertThat(pids(report.stopped())).containsAll(pids);
    assertThat(report.survivors()).isEmpty();
    assertThat(pids)
        .allSatisfy(
            pid ->
                assertThat(ProcessTable.ofThisMachine().find(pid).filter(found -> !found.ended()))
                    .isEmpty());
    assertThat(bystander.isAlive()).isTrue();
  }

  /** In a session of its own, as an agent is started. */
  private Process lead(String script) throws IOException {
    Path file = Scripts.shell(folder.resolve("lead"), script);
    ProcessBuilder builder = new ProcessBuilder("setsid", file.toString());
    builder.environment().put(MARKER.name(), MARKER.value());
    return builder.directory(folder.toFile()).start();
  }

  /** Once all of them run. */
  private ProcessRoot rootOf(Process leader) {
    ProcessRoot root = ProcessRoot.of(tree.identify(leader.pid()).orElseThrow()).with(MARKER);
    await().until(() -> NAMES.stream().noneMatch(name -> read(name).isBlank()));
    return root;
  }

  private long pid(String name) {
    return Long.parseLong(read(name));
  }

  private String read(String name) {
    Path file = folder.resolve(name);
    try {
      return Files.exists(file) ? Files.readString(file).strip() : "";
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static List<Long> pids(List<ProcessEntry> entries) {
    return entries.stream().map(ProcessEntry::pid).toList();
  }
}
