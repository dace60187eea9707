package dev.orchestrator.core.safety.shell;

import java.util.List;

/**
 * Text for a shell after it was read.
 *
 * @param commands in the order in which they stand
 * @param complete false when something is left open or stands where it must not, so that commands
 *     may be missing
 */
public record Script(List<ShellCommand> commands, boolean complete) {

  /** Copies the commands. */
  public Script {
    commands = List.copyOf(commands);
  }

  /** Reads text; never fails. */
  public static Script parse(String text) {
    return new ShellReader(text).read();
  }
}
