package dev.orchestrator.core.file;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * An exclusive lock between processes and between the threads of this one, on an empty file of its
 * own. The kernel releases it when the holder dies, however it dies. The file is never deleted:
 * deleting a held lock file gives two owners. It must never be opened for any other purpose either,
 * because closing any other descriptor of it releases the lock.
 */
public final class LockFile implements AutoCloseable {

  /** POSIX locks belong to the process, so its threads need a lock of their own, one per file. */
  private static final ConcurrentHashMap<Path, ReentrantLock> THREADS = new ConcurrentHashMap<>();

  private static final long POLL_NANOS = TimeUnit.MILLISECONDS.toNanos(5);

  private final FileChannel channel;
  private final ReentrantLock thread;

  private LockFile(FileChannel channel, ReentrantLock thread) {
    this.channel = channel;
    this.thread = thread;
  }

  /**
   * Takes the lock, waiting for at most {@code patience}. Not reentrant: a thread that holds the
   * lock and asks again gets an {@link IllegalStateException}.
   *
   * @return empty when somebody else still holds it
   */
  public static Optional<LockFile> acquire(Path file, Duration patience) throws IOException {
    long deadline = System.nanoTime() + patience.toNanos();
    Path parent = Files.createDirectories(file.toAbsolutePath().normalize().getParent());
    Path key = parent.toRealPath().resolve(file.getFileName());
    ReentrantLock thread = THREADS.computeIfAbsent(key, unused -> new ReentrantLock());
    if (thread.isHeldByCurrentThread()) {
      throw new IllegalStateException("this thread already holds " + key);
    }
    if (!lockThread(thread, patience)) {
      return Optional.empty();
    }
    @Nullable LockFile held = null;
    try {
      held = lockProcess(key, thread, deadline);
      return Optional.ofNullable(held);
    } finally {
      if (held == null) {
        thread.unlock();
      }
    }
  }

  /** Releases the lock; must be called by the thread that acquired it. */
  @Override
  public void close() throws IOException {
    try {
      channel.close();
    } finally {
      thread.unlock();
    }
  }

  private static boolean lockThread(ReentrantLock thread, Duration patience) throws IOException {
    try {
      return thread.tryLock(patience.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while waiting for a lock", interrupted);
    }
  }

  private static @Nullable LockFile lockProcess(Path file, ReentrantLock thread, long deadline)
      throws IOException {
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    boolean locked = false;
    try {
      locked = poll(channel, deadline);
      return locked ? new LockFile(channel, thread) : null;
    } finally {
      if (!locked) {
        channel.close();
      }
    }
  }

  private static boolean poll(FileChannel channel, long deadline) throws IOException {
    while (true) {
      if (tryLock(channel) != null) {
        return true;
      }
      if (System.nanoTime() - deadline >= 0 || Thread.currentThread().isInterrupted()) {
        return false;
      }
      LockSupport.parkNanos(POLL_NANOS);
    }
  }

  private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException heldInThisProcess) {
      return null;
    }
  }
}
