package dev.orchestrator.exec.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class ProcessTreeTest {

  private static final EnvironmentMarker MARKER = new EnvironmentMarker("MARK", "7");

  private final FakeTable table = new FakeTable();
  private final ProcessTree tree = new ProcessTree(table);

  @Test
  void childrenAndTheirChildrenBelongToTheTree() {
    ProcessEntry leader = table.add(100, 10, 1, 100, 100);
    table.add(101, 11, 100, 101, 101);
    table.add(102, 12, 101, 102, 102);
    table.add(200, 11, 1, 200, 200);

    assertThat(pids(ProcessRoot.of(leader.identity()))).containsExactly(100L, 101L, 102L);
  }

  @Test
  void anOrphanIsFoundByItsSession() {
    ProcessEntry leader = table.add(100, 10, 1, 100, 100);
    table.add(101, 11, 1, 101, 100);

    assertThat(pids(ProcessRoot.of(leader.identity()))).containsExactly(100L, 101L);
  }

  @Test
  void theSessionOutlivesItsLeader() {
    table.add(101, 11, 1, 101, 100);

    assertThat(pids(ProcessRoot.of(new ProcessIdentity(100, 10)))).containsExactly(101L);
  }

  @Test
  void anOrphanInASessionOfItsOwnIsFoundByTheMarker() {
    ProcessEntry leader = table.add(100, 10, 1, 100, 100);
    table.mark(table.add(150, 11, 1, 150, 150));

    assertThat(pids(ProcessRoot.of(leader.identity()).with(MARKER))).containsExactly(100L, 150L);
  }

  @Test
  @Tag("F19")
  void whatAServiceStartedForTheTreeIsFoundByTheMarker() {
    ProcessEntry leader = table.add(100, 10, 1, 100, 100);
    table.add(300, 12, 1, 300, 300);
    table.mark(table.add(301, 13, 300, 301, 301));
    table.add(302, 14, 301, 301, 301);

    assertThat(pids(ProcessRoot.of(leader.identity()).with(MARKER)))
        .containsExactly(100L, 301L, 302L);
  }

  @Test
  @Tag("F19")
  void whoForksAndEndsBeforeItCanBeAskedLeavesNobodyBehind() {
    ProcessEntry leader = table.add(100, 10, 1, 100, 100);
    ProcessEntry parent = table.add(150, 11, 1, 150, 150);
    table.whenAsked(
        parent,
        () -> {
          table.remove(parent);
          table.mark(table.add(151, 12, 1, 151, 151));
        });

    assertThat(pids(ProcessRoot.of(leader.identity()).with(MARKER))).containsExactly(100L, 151L);
  }

  @Test
  @Tag("F20")
  void aRecycledProcessIdIsSomebodyElse() {
    table.add(100, 99, 1, 100, 100);
    table.add(101, 99, 100, 100, 100);

    assertThat(pids(ProcessRoot.of(new ProcessIdentity(100, 10)))).isEmpty();
    assertThat(tree.isAlive(new ProcessIdentity(100, 10))).isFalse();
  }

  @Test
  void thisProcessIsNeverAMember() {
    long self = ProcessHandle.current().pid();
    table.mark(table.add(self, 10, 1, self, self));
    table.add(self + 1, 11, self, self, self);

    assertThat(pids(ProcessRoot.of(MARKER))).isEmpty();
  }

  @Test
  void aNameWithBlanksAndParenthesesIsReadRight() {
    Optional<ProcessEntry> entry =
        ProcFilesystem.parse(
            "42 (a) b (c) S 1 40 39 0 -1 4194560 1 0 0 0 0 0 0 0 20 0 1 0 777 1 1 1\n");

    assertThat(entry)
        .contains(new ProcessEntry(new ProcessIdentity(42, 777), "a) b (c", 1, 40, 39, false));
  }

  @Test
  void thisProcessIsInTheTableOfTheMachine() {
    long self = ProcessHandle.current().pid();

    assertThat(ProcessTable.ofThisMachine().entries()).anyMatch(entry -> entry.pid() == self);
    assertThat(new PortableProcessTable().entries()).anyMatch(entry -> entry.pid() == self);
  }

  private List<Long> pids(ProcessRoot root) {
    return tree.members(root).stream().map(ProcessEntry::pid).toList();
  }

  private static final class FakeTable implements ProcessTable {

    private final List<ProcessEntry> entries = new ArrayList<>();
    private final Set<ProcessEntry> marked = new HashSet<>();
    private final Map<ProcessEntry, Runnable> meanwhile = new HashMap<>();

    ProcessEntry add(long pid, long startTime, long parent, long group, long session) {
      ProcessEntry entry =
          new ProcessEntry(
              new ProcessIdentity(pid, startTime), "fake", parent, group, session, false);
      entries.add(entry);
      return entry;
    }

    void mark(ProcessEntry entry) {
      marked.add(entry);
    }

    void remove(ProcessEntry entry) {
      entries.remove(entry);
    }

    void whenAsked(ProcessEntry entry, Runnable happens) {
      meanwhile.put(entry, happens);
    }

    @Override
    public Duration processorTime(ProcessEntry process) {
      return Duration.ZERO;
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
      meanwhile.getOrDefault(process, () -> {}).run();
      return marked.contains(process);
    }
  }
}
