package dev.orchestrator.exec.process;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;

/**
 * Finds and stops everything that a process started. Children are found by their parents, by the
 * process group and session of the leader, and by the marker they inherited; so those are found
 * that founded a session of their own or whose parent is gone. A process is signalled only while it
 * is the one that was found: a recycled process id never is. Thread-safe.
 */
public final class ProcessTree {

  /** After the last signal; a process that is then still there waits inside the kernel. */
  private static final Duration LAST_WAIT = Duration.ofSeconds(2);

  private static final Duration POLL = Duration.ofMillis(5);

  /** Enough for any family that does not fork for the sake of escaping. */
  private static final int MOST_LOOKS = 10;

  private final ProcessTable table;

  /** On the given table, which must be the machine's own for {@link #stop} to make sense. */
  public ProcessTree(ProcessTable table) {
    this.table = table;
  }

  /** On the machine this runs on. */
  public static ProcessTree ofThisMachine() {
    return new ProcessTree(ProcessTable.ofThisMachine());
  }

  /** The live processes of the tree. Never this process itself. */
  public List<ProcessEntry> members(ProcessRoot root) {
    return members(root, Set.of());
  }

  /**
   * Asks the whole tree to end, and after {@code grace} makes it. Returns when it is gone, at the
   * latest about two seconds after the grace. An interrupt cuts the grace short.
   */
  public StopReport stop(ProcessRoot root, Duration grace) {
    Map<ProcessIdentity, ProcessEntry> signalled = new LinkedHashMap<>();
    List<ProcessEntry> alive = members(root);
    if (alive.isEmpty()) {
      return new StopReport(List.of(), List.of());
    }
    alive.forEach(process -> signal(process, Severity.ASK, signalled));
    boolean interrupted = !await(grace, () -> noneAlive(signalled.keySet()));
    List<ProcessEntry> survivors = kill(root, signalled);
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    return new StopReport(List.copyOf(signalled.values()), survivors);
  }

  private List<ProcessEntry> kill(ProcessRoot root, Map<ProcessIdentity, ProcessEntry> signalled) {
    List<ProcessEntry> remaining = new ArrayList<>();
    boolean interrupted =
        !await(
            LAST_WAIT,
            () -> {
              remaining.clear();
              remaining.addAll(members(root, signalled.keySet()));
              remaining.forEach(process -> signal(process, Severity.FORCE, signalled));
              return remaining.isEmpty();
            });
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    return List.copyOf(remaining);
  }

  /** Somebody who vanished before he could be asked may have left a child: it is looked again. */
  private List<ProcessEntry> members(ProcessRoot root, Collection<ProcessIdentity> known) {
    TreeLook look = TreeLook.at(table, root, known);
    for (int again = 1; look.hasMissedSomebody() && again < MOST_LOOKS; again++) {
      look = TreeLook.at(table, root, known);
    }
    return look.members();
  }

  private boolean noneAlive(Collection<ProcessIdentity> processes) {
    return processes.stream().noneMatch(this::isAlive);
  }

  /** The process that has this id now; empty when none has. */
  public Optional<ProcessIdentity> identify(long pid) {
    return table.find(pid).map(ProcessEntry::identity);
  }

  /** Whether this very process still runs; one that waits for its parent to ask does not. */
  public boolean isAlive(ProcessIdentity process) {
    return table
        .find(process.pid())
        .filter(entry -> entry.identity().equals(process) && !entry.ended())
        .isPresent();
  }

  /** The handle remembers the start time too, so nobody else is hit between look and signal. */
  private void signal(
      ProcessEntry process, Severity severity, Map<ProcessIdentity, ProcessEntry> signalled) {
    ProcessHandle.of(process.pid())
        .filter(handle -> isAlive(process.identity()))
        .ifPresent(
            handle -> {
              signalled.putIfAbsent(process.identity(), process);
              severity.signal(handle);
            });
  }

  /** False when the thread was interrupted meanwhile. */
  private static boolean await(Duration limit, BooleanSupplier done) {
    long end = System.nanoTime() + limit.toNanos();
    while (!done.getAsBoolean() && System.nanoTime() - end < 0) {
      try {
        Thread.sleep(POLL.toMillis());
      } catch (InterruptedException stopWaiting) {
        return false;
      }
    }
    return true;
  }

  private enum Severity {
    ASK {
      @Override
      void signal(ProcessHandle handle) {
        handle.destroy();
      }
    },
    FORCE {
      @Override
      void signal(ProcessHandle handle) {
        handle.destroyForcibly();
      }
    };

    abstract void signal(ProcessHandle handle);
  }
}
