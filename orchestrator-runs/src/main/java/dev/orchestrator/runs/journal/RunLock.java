package dev.orchestrator.runs.journal;

import dev.orchestrator.core.error.ErrorCode;
import dev.orchestrator.core.error.OrchestratorException;
import dev.orchestrator.core.file.AtomicFile;
import dev.orchestrator.core.file.LockFile;
import dev.orchestrator.core.file.RegularFile;
import dev.orchestrator.core.json.JsonCodec;
import dev.orchestrator.runs.run.RecordedProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The right to supervise a run. The kernel holds the lock and drops it when its holder dies,
 * however it dies: a dead holder's is taken over by just asking, a live one's never. Who holds it
 * is written beside it, for people; that file decides nothing.
 */
public final class RunLock implements AutoCloseable {

  /** A supervisor of the run is alive. */
  public static final ErrorCode RUN_LOCKED = ErrorCode.environment("ALREADY_RUNNING");

  private static final JsonCodec JSON = new JsonCodec();

  private final LockFile lock;
  private final Path holderFile;

  private RunLock(LockFile lock, Path holderFile) {
    this.lock = lock;
    this.holderFile = holderFile;
  }

  /**
   * Who supervises a run.
   *
   * @param process which process
   * @param host on which machine
   * @param since since when
   */
  public record Holder(RecordedProcess process, String host, Instant since) {}

  /**
   * Takes the lock.
   *
   * @param file the lock, an empty file that is used for nothing else
   * @param patience how long a holder that is about to leave is waited for
   * @throws OrchestratorException {@link #RUN_LOCKED} naming the holder
   */
  public static RunLock acquire(Path file, Holder mine, Duration patience) throws IOException {
    Path holderFile = holderFile(file);
    Optional<LockFile> lock = LockFile.acquire(file, patience);
    if (lock.isEmpty()) {
      throw new OrchestratorException(
          RUN_LOCKED,
          "the run is already supervised" + holder(file).map(RunLock::describe).orElse(""),
          "'orchestrator workers monitor' shows it; 'orchestrator workers stop' ends it");
    }
    try {
      AtomicFile.write(holderFile, JSON.pretty(mine) + "\n");
      return new RunLock(lock.get(), holderFile);
    } catch (IOException unwritable) {
      lock.get().close();
      throw unwritable;
    }
  }

  /** Who wrote last that it holds the lock; it may be dead. Empty when it left in good order. */
  public static Optional<Holder> holder(Path file) {
    try {
      return Optional.of(JSON.read(RegularFile.text(holderFile(file)), Holder.class));
    } catch (IOException | RuntimeException nobody) {
      return Optional.empty();
    }
  }

  /** Lets go; must be called by the thread that took it. */
  @Override
  public void close() throws IOException {
    try {
      Files.deleteIfExists(holderFile);
    } finally {
      lock.close();
    }
  }

  private static Path holderFile(Path file) {
    return file.resolveSibling(file.getFileName() + ".holder");
  }

  private static String describe(Holder holder) {
    return " by process "
        + holder.process().pid()
        + " on "
        + holder.host()
        + " since "
        + holder.since();
  }
}
