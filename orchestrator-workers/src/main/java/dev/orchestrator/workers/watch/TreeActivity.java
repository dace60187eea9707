package dev.orchestrator.workers.watch;

import dev.orchestrator.exec.process.EnvironmentMarker;
import dev.orchestrator.exec.process.ProcessEntry;
import dev.orchestrator.exec.process.ProcessIdentity;
import dev.orchestrator.exec.process.ProcessTable;
import dev.orchestrator.runs.store.AttemptFolder;
import dev.orchestrator.workers.process.AgentProcess;
import dev.orchestrator.workers.scope.RunSite;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
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
    Map<AttemptFolder, List<ProcessEntry>> roots = roots(all);
    Map<AttemptFolder, Tree> seen = new HashMap<>();
    for (AttemptFolder attempt : attempts) {
      seen.put(attempt, look(attempt, roots.getOrDefault(attempt, List.of()), children, now));
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
      List<ProcessEntry> roots,
      Map<Long, List<ProcessEntry>> children,
      Duration now) {
    Map<ProcessEntry, Integer> depths = new LinkedHashMap<>();
    roots.forEach(root -> descend(root, 0, children, depths));
    Duration total = Duration.ZERO;
    Optional<ProcessEntry> innermost = Optional.empty();
    for (ProcessEntry process : depths.keySet()) {
      total = total.plus(table.processorTime(process));
      innermost = deeper(innermost, process, depths);
    }
    String name =
        innermost.filter(process -> depth(depths, process) > 0).map(Object::toString).orElse("");
    return next(of(attempt), total, name, now);
  }

  private static Optional<ProcessEntry> deeper(
      Optional<ProcessEntry> one, ProcessEntry other, Map<ProcessEntry, Integer> depths) {
    return one.filter(process -> depth(depths, process) >= depth(depths, other))
        .or(() -> Optional.of(other));
  }

  private static int depth(Map<ProcessEntry, Integer> depths, ProcessEntry process) {
    return depths.getOrDefault(process, 0);
  }

  private static Tree next(Tree before, Duration total, String innermost, Duration now) {
    long used = Math.abs(total.minus(before.total()).toMillis());
    long passed = now.minus(before.at()).toMillis();
    boolean busy = used > passed * TRICKLE;
    return new Tree(before.busyMillis() + (busy ? used : 0), innermost, total, now);
  }

  /** The agents, and those that left their trees, who count as near; in the order of their ids. */
  private Map<AttemptFolder, List<ProcessEntry>> roots(List<ProcessEntry> all) {
    Map<ProcessIdentity, AttemptFolder> owners = new HashMap<>();
    agents.forEach((attempt, agent) -> owners.put(agent, attempt));
    strays.forEach(
        (stray, owner) -> owner.ifPresent(attempt -> owners.putIfAbsent(stray, attempt)));
    Map<AttemptFolder, List<ProcessEntry>> roots = new HashMap<>();
    for (ProcessEntry process : all) {
      AttemptFolder owner = owners.get(process.identity());
      if (owner != null) {
        roots.computeIfAbsent(owner, unused -> new ArrayList<>()).add(process);
      }
    }
    roots.values().forEach(each -> each.sort(Comparator.comparing(ProcessEntry::pid)));
    return roots;
  }

  private void rememberAgents(List<AttemptFolder> attempts) {
    agents.keySet().retainAll(attempts);
    for (AttemptFolder attempt : attempts) {
      if (!agents.containsKey(attempt)) {
        attempt
            .process()
            .ifPresent(record -> agents.put(attempt, AgentProcess.identity(record.process())));
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
      ProcessEntry process,
      int depth,
      Map<Long, List<ProcessEntry>> children,
      Map<ProcessEntry, Integer> depths) {
    if (depths.putIfAbsent(process, depth) == null) {
      children
          .getOrDefault(process.pid(), List.of())
          .forEach(child -> descend(child, depth + 1, children, depths));
    }
  }
}
