package dev.orchestrator.workers.memory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orchestrator.runs.attempt.AttemptId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On a copy of the files that the kernel shows; {@code OutOfMemoryTest} is about the real ones. */
class ControlGroupsTest {

  private static final AttemptId ATTEMPT = new AttemptId("t0-7-implement-1");
  private static final String MOUNT_V2 =
      "30 24 0:26 / /sys/fs/cgroup rw,nosuid shared:9 - cgroup2 cgroup2 rw,nsdelegate\n";
  private static final String MOUNT_V1 =
      "31 24 0:27 /box /sys/fs/cgroup/memory rw - cgroup cgroup rw,memory\n";

  @TempDir Path root;

  @BeforeEach
  void begin() throws IOException {
    write("proc/self/mountinfo", "24 1 0:22 / / rw - ext4 /dev/vda rw\n" + MOUNT_V2);
    write("proc/self/cgroup", "0::/user.slice/session.scope\n");
  }

  @Test
  void theClosestGroupThatPassesMemoryOnIsTaken() throws IOException {
    group("user.slice", "memory pids", "memory", "max");
    group("user.slice/session.scope", "memory pids", "", "max");
    Files.delete(root.resolve("sys/fs/cgroup/user.slice/session.scope/cgroup.subtree_control"));
    Files.createDirectory(
        root.resolve("sys/fs/cgroup/user.slice/session.scope/cgroup.subtree_control"));

    MemoryConfinement found = new ControlGroups(root).find();

    assertThat(found.unavailable()).isEmpty();
    assertThat(found.means()).endsWith("v2 below " + root.resolve("sys/fs/cgroup/user.slice"));
  }

  @Test
  void aGroupThatMayPassMemoryOnIsToldTo() throws IOException {
    group("user.slice/session.scope", "memory pids", "", "max");

    MemoryConfinement found = new ControlGroups(root).find();

    assertThat(found.means()).contains("session.scope");
    assertThat(root.resolve("sys/fs/cgroup/user.slice/session.scope/cgroup.subtree_control"))
        .hasContent("+memory");
  }

  @Test
  void aLimitSomebodySetIsNeverEscapedFrom() throws IOException {
    group("user.slice", "memory", "memory", "max");
    group("user.slice/session.scope", "pids", "", "1073741824");

    assertThat(new ControlGroups(root).find().unavailable()).isPresent();
  }

  @Test
  void aMachineWithoutMeansSaysWhy() throws IOException {
    write("proc/self/mountinfo", "");

    assertThat(new ControlGroups(root).find().unavailable().orElseThrow())
        .contains("no control group");
  }

  @Test
  void anAttemptGetsAGroupWithTheLimitAndNoSwap() throws IOException {
    group("user.slice/session.scope", "memory", "memory", "max");
    MemoryConfinement found = new ControlGroups(root).find();
    Path mine = root.resolve("sys/fs/cgroup/user.slice/session.scope/orchestrator-" + ATTEMPT);
    Files.createDirectory(mine);
    Files.writeString(mine.resolve("memory.swap.max"), "max");

    MemoryConfinement.Place place = found.confine(ATTEMPT, 1L << 30);

    assertThat(place.group()).isEqualTo(mine.toString());
    assertThat(place.prefix()).isEmpty();
    assertThat(mine.resolve("memory.max")).hasContent("1073741824");
    assertThat(mine.resolve("memory.swap.max")).hasContent("0");
  }

  @Test
  void theOldInterfaceIsUsedBelowTheGroupThisProcessIsIn() throws IOException {
    write("proc/self/mountinfo", MOUNT_V1);
    write("proc/self/cgroup", "4:cpu,memory:/box/work\n0::/\n");
    write("sys/fs/cgroup/memory/work/memory.limit_in_bytes", "9223372036854771712\n");

    MemoryConfinement found = new ControlGroups(root).find();
    MemoryConfinement.Place place = found.confine(ATTEMPT, 1L << 30);

    assertThat(Path.of(place.group()))
        .isEqualTo(root.resolve("sys/fs/cgroup/memory/work/orchestrator-" + ATTEMPT));
    assertThat(Path.of(place.group(), "memory.limit_in_bytes")).hasContent("1073741824");
  }

  @Test
  void onlyAnEmptyGroupOfTheAttemptIsRemoved() throws IOException {
    Path other = Files.createDirectory(root.resolve("precious"));
    Path mine = Files.createDirectory(root.resolve("orchestrator-" + ATTEMPT));

    EmptyGroups.remove(other.toString(), ATTEMPT);
    EmptyGroups.remove(mine.toString(), ATTEMPT);

    assertThat(other).exists();
    assertThat(mine).doesNotExist();
  }

  private void group(String path, String controllers, String passedOn, String limit)
      throws IOException {
    String folder = "sys/fs/cgroup/" + path + "/";
    write(folder + "cgroup.controllers", controllers + "\n");
    write(folder + "cgroup.subtree_control", passedOn);
    write(folder + "cgroup.procs", "");
    write(folder + "memory.max", limit + "\n");
  }

  private void write(String file, String content) throws IOException {
    Path target = root.resolve(file);
    Files.createDirectories(target.getParent());
    Files.writeString(target, content);
  }
}
