package dev.orchestrator.runs.store;

import dev.orchestrator.core.file.RegularFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Which boot of the machine this is. Process ids and start times begin again after a reboot, and
 * services that start in the same order get the same ones.
 */
public final class BootId {

  private static final String CURRENT = read(Path.of("/proc/sys/kernel/random/boot_id"));

  private BootId() {}

  /** The current one; empty where the system does not tell. */
  public static String current() {
    return CURRENT;
  }

  /** Whether something noted under {@code other} may still be there. */
  static boolean mayBeCurrent(String other) {
    return other.isEmpty() || CURRENT.isEmpty() || other.equals(CURRENT);
  }

  private static String read(Path file) {
    try {
      return Files.isReadable(file) ? RegularFile.text(file).strip() : "";
    } catch (IOException unreadable) {
      return "";
    }
  }
}
