package dev.orchestrator.exec.process;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** One look at the table of processes, for the members of one tree. */
final class TreeLook {

  private final ProcessTable table;
  private final ProcessRoot root;
  private final List<ProcessEntry> candidates;
  private final Map<Long, Long> startTimes = new HashMap<>();
  private final boolean recycled;
  private final Set<Long> inside = new HashSet<>();
  private boolean missedSomebody;

  private TreeLook(ProcessTable table, ProcessRoot root) {
    this.table = table;
    this.root = root;
    List<ProcessEntry> all = table.entries();
    long self = ProcessHandle.current().pid();
    this.candidates =
        all.stream()
            .filter(process -> !process.ended() && process.pid() > 1 && process.pid() != self)
            .toList();
    all.forEach(process -> startTimes.put(process.pid(), process.identity().startTime()));
    this.recycled =
        root.leader().stream()
            .anyMatch(leader -> all.stream().anyMatch(process -> recycles(process, leader)));
  }

  /** Looks now; {@code known} are members, whatever became of their parents. */
  static TreeLook at(ProcessTable table, ProcessRoot root, Collection<ProcessIdentity> known) {
    TreeLook look = new TreeLook(table, root);
    look.find(known);
    return look;
  }

  /** The live processes of the tree. */
  List<ProcessEntry> members() {
    return candidates.stream().filter(process -> inside.contains(process.pid())).toList();
  }

  /** Whether a process ended before it could be asked whether it belongs to the tree. */
  boolean hasMissedSomebody() {
    return missedSomebody;
  }

  private void find(Collection<ProcessIdentity> known) {
    for (ProcessEntry process : candidates) {
      if (known.contains(process.identity()) || isLed(process) || carriesMarker(process)) {
        inside.add(process.pid());
      }
    }
    while (addChildren()) {
      // until a pass finds no further generation
    }
  }

  private static boolean recycles(ProcessEntry process, ProcessIdentity leader) {
    return process.pid() == leader.pid() && !process.identity().equals(leader);
  }

  private boolean isLed(ProcessEntry process) {
    return root.leader().stream()
        .anyMatch(
            leader -> process.identity().equals(leader) || (!recycled && leads(leader, process)));
  }

  /** The kernel keeps the number of a group or session from reuse as long as it has members. */
  private static boolean leads(ProcessIdentity leader, ProcessEntry process) {
    return (process.group() == leader.pid() || process.session() == leader.pid())
        && process.identity().startTime() >= leader.startTime();
  }

  private boolean carriesMarker(ProcessEntry process) {
    if (root.marker().isEmpty() || !mayHaveLeft(process)) {
      return false;
    }
    boolean carries = table.carries(process, root.marker().get());
    missedSomebody |= !carries && isGone(process);
    return carries;
  }

  private boolean isGone(ProcessEntry process) {
    return table
        .find(process.pid())
        .filter(now -> now.identity().equals(process.identity()) && !now.ended())
        .isEmpty();
  }

  /**
   * Whether the environment has to be asked, which takes long for everybody. Nobody is older than
   * his ancestor; and whoever lost his parent was given to one older than the leader, by the rules
   * of reaping. All others are found below those, but for what a service started on behalf of the
   * tree, such as a container below its shim: that begins a session.
   */
  private boolean mayHaveLeft(ProcessEntry process) {
    if (root.leader().isEmpty()) {
      return true;
    }
    long leader = root.leader().get().startTime();
    return process.identity().startTime() >= leader
        && (process.session() == process.pid()
            || startTimes.getOrDefault(process.parent(), 0L) <= leader);
  }

  private boolean addChildren() {
    boolean grew = false;
    for (ProcessEntry process : candidates) {
      grew |= inside.contains(process.parent()) && inside.add(process.pid());
    }
    return grew;
  }
}
