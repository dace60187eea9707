package dev.orchestrator.core.safety;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The programs that a text would start, as they are found. */
final class Findings {

  /** It writes over a disk. */
  static final String WRITES_DEVICE = "writes-device";

  private static final Set<String> HARMLESS_DEVICES =
      Set.of("/dev/null", "/dev/stdout", "/dev/stderr", "/dev/tty", "/dev/zero", "/dev/full");

  private final List<Invocation> found = new ArrayList<>();
  private boolean suspecting;

  List<Invocation> found() {
    return List.copyOf(found);
  }

  void add(Invocation invocation) {
    if (!suspecting) {
      found.add(invocation);
    } else if (!invocation.traits().contains(Invocation.UNREADABLE)) {
      found.add(invocation.with(Invocation.SUSPECTED));
    }
  }

  /** While this runs, what is found is only suspected: another program may start it, or not. */
  void suspect(Runnable search) {
    suspecting = true;
    search.run();
    suspecting = false;
  }

  boolean onlySuspects() {
    return suspecting;
  }

  /** Something here cannot be told by reading. */
  void unreadable() {
    add(Invocation.unreadable());
  }

  /** Output goes to this file. */
  void writes(Word file) {
    if (isDisk(file)) {
      add(new Invocation("", List.of(), Set.of(WRITES_DEVICE)));
    }
  }

  static boolean isDisk(Word target) {
    String text = target.text();
    return text.startsWith("/dev/")
        && !HARMLESS_DEVICES.contains(text)
        && !text.matches("/dev/(fd|tcp|udp|shm|pts)/.*");
  }
}
