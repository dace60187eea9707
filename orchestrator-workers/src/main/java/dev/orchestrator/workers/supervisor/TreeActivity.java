package dev.orchestrator.workers.supervisor;

import dev.orchestrator.exec.process.EnvironmentMarker;
import dev.orchestrator.exec.process.ProcessEntry;
import dev.orchestrator.exec.process.ProcessIdentity;
import dev.orchestrator.exec.process.ProcessTable;
import dev.orchestrator.workers.launch.AttemptFolder;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * How busy the process trees of attempts are: one look at the table of processes for all of them.
 * An agent that only waits still wakes up now and then, so time counts only where it was more than
 * a trickle. One thread.
 */
final class TreeActivity {

  /** Waiting agents were seen to use up to about one percent of a core. */
  private static final double TRICKLE = 0.02;

  private final ProcessTable table;
  private final Map<AttemptFolder, Tree> trees = new HashMap<>();
  private final Map<AttemptFolder, ProcessIdentity> agents = new HashMap<>();
  private final Map<ProcessIdentity, Optional<AttemptFolder>> strays = new HashMap<>();

  TreeActivity(ProcessTable table) {
    this.table = table;
  }

  /**
   * What is known of one tree.
   *
   * @param busyMillis processor time of the moments in which it was busy
   * @param innermost the process furthest from the agent; empty when there is none but the agent
   * @param total all the time used so far
   * @param at when that was read, on the run's clock
   */
  record Tree(long busyMillis, String innermost, Duration total, Duration at) {

    static final Tree UNSEEN = new Tree(0, "", Duration.ZERO, Duration.ZERO);
  }

  /** Looks at the trees of these attempts, and forgets all others. */
  void look(List<AttemptFolder> attempts, Duration now) {
    List<ProcessEntry> all = table.entries().stream().filter(entry -> !entry.ended()).toList();
    Map<Long, List<ProcessEntry>> children =
        all.stream().collect(Collectors.groupingBy(ProcessEntry::parent));
    rememberAgents(attempts);
    rememberStrays(all, attempts);
    Map<AttemptFolder, Tree> seen = new HashMap<>();
    for (AttemptFolder attempt : attempts) {
      seen.put(attempt, look(attempt, all, children, now));
    }
    trees.keySet().retainAll(attempts);
    trees.putAll(seen);
  }

  /** What the last look showed. */
  Tree of(AttemptFolder attempt) {
    return trees.getOrDefault(attempt, Tree.UNSEEN);
  }

  private Tree look(
      AttemptFolder attempt,
      List<ProcessEntry> all,
      Map<Long, List<ProcessEntry>> children,
      Duration now) {
    Map<Long, Integer> depths = members(attempt, all, children);
    Duration total = Duration.ZERO;
    Optional<ProcessEntry> innermost = Optional.empty();
    for (ProcessEntry process : all) {
      if (depths.containsKey(process.pid())) {
        total = total.plus(table.processorTime(process));
        innermost = deeper(innermost, process, depths);
      }
    }
    String name =
        innermost.filter(process -> depth(depths, process) > 0).map(Object::toString).orElse("");
    return next(of(attempt), total, name, now);
  }

  private static Optional<ProcessEntry> deeper(
      Optional<ProcessEntry> one, ProcessEntry other, Map<Long, Integer> depths) {
    return one.filter(process -> depth(depths, process) >= depth(depths, other))
        .or(() -> Optional.of(other));
  }

  private static int depth(Map<Long, Integer> depths, ProcessEntry process) {
    return depths.getOrDefault(process.pid(), 0);
  }

  private static Tree next(Tree before, Duration total, String innermost, Duration now) {
    long used = Math.abs(total.minus(before.total()).toMillis());
    long passed = now.minus(before.at()).toMillis();
    boolean busy = used > passed * TRICKLE;
    return new Tree(before.busyMillis() + (busy ? used : 0), innermost, total, now);
  }

  /** Process ids with their distance from the agent; those that left the tree count as near. */
  private Map<Long, Integer> members(
      AttemptFolder attempt, List<ProcessEntry> all, Map<Long, List<ProcessEntry>> children) {
    Map<Long, Integer> depths = new HashMap<>();
    all.stream()
        .filter(process -> isRoot(process, attempt))
        .sorted(Comparator.comparing(ProcessEntry::pid))
        .forEach(root -> descend(root.pid(), 0, children, depths));
    return depths;
  }

  private boolean isRoot(ProcessEntry process, AttemptFolder attempt) {
    return process.identity().equals(agents.get(attempt))
        || strays
            .getOrDefault(process.identity(), Optional.empty())
            .filter(attempt::equals)
            .isPresent();
  }

  private void rememberAgents(List<AttemptFolder> attempts) {
    agents.keySet().retainAll(attempts);
    for (AttemptFolder attempt : attempts) {
      if (!agents.containsKey(attempt)) {
        attempt.process().ifPresent(record -> agents.put(attempt, record.identity()));
      }
    }
  }

  /** Whose a process is that lost its parent is found out once, when it is first seen. */
  private void rememberStrays(List<ProcessEntry> all, List<AttemptFolder> attempts) {
    Map<ProcessIdentity, Optional<AttemptFolder>> seen = new HashMap<>();
    for (ProcessEntry process : all) {
      if (process.parent() == 1) {
        Optional<AttemptFolder> owner =
            strays.containsKey(process.identity())
                ? strays.getOrDefault(process.identity(), Optional.empty())
                : ownerOf(process, attempts);
        seen.put(process.identity(), owner);
      }
    }
    strays.clear();
    strays.putAll(seen);
  }

  private Optional<AttemptFolder> ownerOf(ProcessEntry process, List<AttemptFolder> attempts) {
    return attempts.stream()
        .filter(
            attempt ->
                table.carries(
                    process, new EnvironmentMarker(RunSite.MARKER, attempt.attempt().value())))
        .findFirst();
  }

  private static void descend(
      long pid, int depth, Map<Long, List<ProcessEntry>> children, Map<Long, Integer> depths) {
    if (depths.putIfAbsent(pid, depth) == null) {
      children
          .getOrDefault(pid, List.of())
          .forEach(child -> descend(child.pid(), depth + 1, children, depths));
    }
  }
}
