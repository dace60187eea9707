package dev.orchestrator.workers.memory;

import dev.orchestrator.runs.attempt.AttemptId;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A control group of the kernel, below which each attempt gets one of its own. The agent enters it
 * as its first act, so that whatever it starts is in it; the attempt's wrapper stays outside and
 * lives to tell.
 *
 * @param version whose files it has
 * @param parent the group below which attempts get theirs
 */
record ControlGroup(Version version, Path parent) implements MemoryConfinement {

  /** Begins the name of every group made here; others are never removed. */
  private static final String PREFIX = "orchestrator-";

  /** The two interfaces of the kernel; both count processes that were ended for their memory. */
  enum Version {
    V1("memory.limit_in_bytes", "memory.memsw.limit_in_bytes"),
    V2("memory.max", "memory.swap.max");

    private final String limit;
    private final String swap;

    Version(String limit, String swap) {
      this.limit = limit;
      this.swap = swap;
    }

    /** The old interface counts memory and swap together. */
    private long swapLimit(long bytes) {
      return this == V1 ? bytes : 0;
    }
  }

  @Override
  public String means() {
    return "control groups " + (version == Version.V1 ? "v1" : "v2") + " below " + parent;
  }

  @Override
  public Optional<String> unavailable() {
    return Optional.empty();
  }

  @Override
  public Place confine(AttemptId attempt, long bytes) throws IOException {
    Path group = parent.resolve(nameOf(attempt));
    try {
      Files.createDirectory(group);
    } catch (FileAlreadyExistsException fromBeforeACrash) {
      // its limit is set again
    }
    try {
      Files.writeString(group.resolve(version.limit), Long.toString(bytes));
      limitSwap(group, bytes);
    } catch (IOException refused) {
      Files.deleteIfExists(group);
      throw refused;
    }
    return new Place(group.toString(), List.of());
  }

  /** Kernels without accounting of swap lack the file; then there is no swap to flee into. */
  private void limitSwap(Path group, long bytes) throws IOException {
    Path swap = group.resolve(version.swap);
    if (Files.isWritable(swap)) {
      Files.writeString(swap, Long.toString(version.swapLimit(bytes)));
    }
  }

  static String nameOf(AttemptId attempt) {
    return PREFIX + attempt.value();
  }
}
