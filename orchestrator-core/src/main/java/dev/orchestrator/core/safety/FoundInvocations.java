package dev.orchestrator.core.safety;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The programs that a text would start, as they are found. */
final class FoundInvocations {

  /** It writes over a disk. */
  static final String WRITES_DEVICE = "writes-device";

  private static final Set<String> HARMLESS_DEVICES =
      Set.of("/dev/null", "/dev/stdout", "/dev/stderr", "/dev/tty", "/dev/zero", "/dev/full");

  private final List<ProgramInvocation> found = new ArrayList<>();
  private boolean suspecting;
  private boolean uncalled;

  List<ProgramInvocation> found() {
    return List.copyOf(found);
  }

  void add(ProgramInvocation invocation) {
    boolean unreadable = invocation.traits().contains(ProgramInvocation.UNREADABLE);
    if (!unreadable || !(suspecting || uncalled)) {
      found.add(suspecting ? invocation.with(ProgramInvocation.SUSPECTED) : invocation);
    }
  }

  /** While this runs, what is not known yet is no finding: the caller of a function may know it. */
  void uncalled(Runnable search) {
    boolean before = uncalled;
    uncalled = true;
    search.run();
    uncalled = before;
  }

  /** While this runs, what is found is only suspected: another program may start it, or not. */
  void suspect(Runnable search) {
    suspecting = true;
    search.run();
    suspecting = false;
  }

  boolean isUncalled() {
    return uncalled;
  }

  boolean onlySuspects() {
    return suspecting;
  }

  /** Something here cannot be told by reading. */
  void unreadable() {
    add(ProgramInvocation.unreadable());
  }

  /** Output goes to this file. */
  void writes(Word file) {
    if (isDisk(file)) {
      add(new ProgramInvocation("", List.of(), Set.of(WRITES_DEVICE)));
    }
  }

  static boolean isDisk(Word target) {
    String text = target.text();
    return text.startsWith("/dev/")
        && !HARMLESS_DEVICES.contains(text)
        && !text.matches("/dev/(fd|tcp|udp|shm|pts)/.*");
  }
}
