package dev.orchestrator.agents.spi;

import java.util.OptionalInt;

/**
 * How an agent's process ended, as the shell that waited for it puts it.
 *
 * @param status 0 to 255; 128 + n is what a shell reports for signal n
 */
public record AgentExit(int status) {

  private static final int SIGNAL_BASE = 128;
  private static final int LAST_SIGNAL = 64;

  /** Whether the status is 0, which for an agent is not yet success. */
  public boolean isZero() {
    return status == 0;
  }

  /** The signal that the status stands for, unless the program itself uses such statuses. */
  public OptionalInt signal() {
    return status > SIGNAL_BASE && status <= SIGNAL_BASE + LAST_SIGNAL
        ? OptionalInt.of(status - SIGNAL_BASE)
        : OptionalInt.empty();
  }
}
