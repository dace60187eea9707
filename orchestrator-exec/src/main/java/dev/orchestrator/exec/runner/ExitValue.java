package dev.orchestrator.exec.runner;

import dev.orchestrator.exec.command.CommandEnd;
import java.util.Set;

/** What the number means that the JDK gives for an ended process. */
final class ExitValue {

  private static final int SIGNAL_OFFSET = 128;

  /**
   * Numbers of signals that end programs in practice, see signal(7). The JDK adds 128 as a shell
   * does, so a program that exits with such a number itself looks the same; SIGHUP (1) is left out
   * because git exits with 129 for wrong usage, and nothing hangs up on a session without terminal.
   */
  private static final Set<Integer> SIGNALS = Set.of(2, 3, 4, 6, 7, 8, 9, 11, 13, 15, 24, 25, 31);

  private ExitValue() {}

  static CommandEnd meaning(int value) {
    return SIGNALS.contains(value - SIGNAL_OFFSET)
        ? new CommandEnd.Signalled(value - SIGNAL_OFFSET)
        : new CommandEnd.Exited(value);
  }
}
