package dev.orchestrator.workers.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orchestrator.exec.process.EnvironmentMarker;
import dev.orchestrator.exec.process.ProcessEntry;
import dev.orchestrator.exec.process.ProcessIdentity;
import dev.orchestrator.exec.process.ProcessTable;
import dev.orchestrator.runs.store.AttemptFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TreeActivityTest {

  private static final long WRAPPER = 90;

  @TempDir Path temp;
  private final Table table = new Table();
  private final TreeActivity activity = new TreeActivity(table);
  private AttemptFolder first;
  private AttemptFolder second;

  @BeforeEach
  void begin() throws IOException {
    first = attempt("t-1-implement-1", 100);
    second = attempt("t-2-implement-1", 200);
    table.start(100, WRAPPER, "agent");
    table.start(200, WRAPPER, "agent");
  }

  @Test
  void theBusyTimeOfATreeIsThatOfAllWhoAreInIt() {
    table.start(101, 100, "make");
    table.start(102, 101, "cc");
    look(0);
    table.works(102, 400);
    table.works(101, 100);
    table.works(200, 50);

    look(1);

    assertThat(activity.of(first).busyMillis()).isEqualTo(500);
    assertThat(activity.of(second).busyMillis()).isEqualTo(50);
  }

  @Test
  void theProcessFurthestFromTheAgentIsNamed() {
    table.start(101, 100, "make");
    table.start(102, 101, "cc");
    table.start(103, 100, "git");

    look(0);

    assertThat(activity.of(first).innermost()).isEqualTo("102 cc");
    assertThat(activity.of(second).innermost()).isEmpty();
  }

  @Test
  void whoLeftTheTreeIsKnownByTheMarkAndCountsWithItsChildren() {
    table.start(300, 1, "server");
    table.start(301, 300, "handler");
    table.start(400, 1, "stranger");
    table.marks(300, second);
    look(0);
    table.works(301, 300);
    table.works(400, 900);

    look(1);

    assertThat(activity.of(second).busyMillis()).isEqualTo(300);
    assertThat(activity.of(first).busyMillis()).isZero();
  }

  @Test
  void aTrickleOfAnAgentThatWaitsIsNoWork() {
    look(0);
    table.works(100, 9);

    look(1);

    assertThat(activity.of(first).busyMillis()).isZero();
  }

  private void look(int second) {
    activity.look(List.of(first, this.second), Duration.ofSeconds(second));
  }

  private AttemptFolder attempt(String id, long pid) throws IOException {
    AttemptFolder folder = new AttemptFolder(Files.createDirectory(temp.resolve(id)));
    Files.writeString(
        folder.path().resolve("process.json"),
        """
        {"schema_version":1,"attempt":"%s","pid":%d,"start_time":%d,"wrapper":%d,"boot_id":""}
        """
            .formatted(id, pid, pid, WRAPPER));
    return folder;
  }

  /** A process starts at the moment its number says. */
  private static final class Table implements ProcessTable {

    private final List<ProcessEntry> entries = new ArrayList<>();
    private final Map<Long, Duration> times = new HashMap<>();
    private final Map<Long, AttemptFolder> marks = new HashMap<>();

    void start(long pid, long parent, String name) {
      entries.add(new ProcessEntry(new ProcessIdentity(pid, pid), name, parent, pid, pid, false));
    }

    void works(long pid, long millis) {
      times.merge(pid, Duration.ofMillis(millis), Duration::plus);
    }

    void marks(long pid, AttemptFolder owner) {
      marks.put(pid, owner);
    }

    @Override
    public List<ProcessEntry> entries() {
      return List.copyOf(entries);
    }

    @Override
    public Optional<ProcessEntry> find(long pid) {
      return entries.stream().filter(entry -> entry.pid() == pid).findFirst();
    }

    @Override
    public boolean carries(ProcessEntry process, EnvironmentMarker marker) {
      AttemptFolder owner = marks.get(process.pid());
      return owner != null && owner.attempt().value().equals(marker.value());
    }

    @Override
    public Duration processorTime(ProcessEntry process) {
      return times.getOrDefault(process.pid(), Duration.ZERO);
    }
  }
}
