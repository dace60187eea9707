package dev.orchestrator.workers.watch;

import dev.orchestrator.core.concurrent.OwnThread;
import dev.orchestrator.runs.store.AttemptFolder;
import java.io.IOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.List;
import java.util.Optional;

/**
 * Wakes the supervisor when an exit record or a command appears in a folder. Only a faster way to
 * notice: who misses a change sees it at the next look. Thread-safe.
 */
public final class ExitWatch implements AutoCloseable {

  private final Optional<WatchService> service;

  private ExitWatch(Optional<WatchService> service) {
    this.service = service;
  }

  /** Calls {@code wake} on a thread of its own. Where the system cannot watch, it never does. */
  public static ExitWatch start(Path anyFolder, Runnable wake) {
    try {
      WatchService service = anyFolder.getFileSystem().newWatchService();
      new OwnThread("run-watch").execute(() -> deliver(service, wake));
      return new ExitWatch(Optional.of(service));
    } catch (IOException | UnsupportedOperationException cannotWatch) {
      return new ExitWatch(Optional.empty());
    }
  }

  /** Watches one more folder; it is made when it is missing. */
  public void add(Path folder) {
    service.ifPresent(watch -> register(watch, folder));
  }

  @Override
  public void close() throws IOException {
    if (service.isPresent()) {
      service.get().close();
    }
  }

  /** The limit on watches is the system's; beyond it the regular look has to do. */
  private static void register(WatchService watch, Path folder) {
    try {
      Files.createDirectories(folder);
      folder.register(watch, StandardWatchEventKinds.ENTRY_CREATE);
    } catch (IOException tooMany) {
      return;
    }
  }

  private static void deliver(WatchService service, Runnable wake) {
    try {
      while (true) {
        deliver(service.take(), wake);
      }
    } catch (InterruptedException | ClosedWatchServiceException over) {
      return;
    }
  }

  /** A folder whose attempt is over is not watched on: the system counts them. */
  private static void deliver(WatchKey key, Runnable wake) {
    List<WatchEvent<?>> events = key.pollEvents();
    if (events.stream().anyMatch(ExitWatch::matters)) {
      wake.run();
    }
    if (events.stream().anyMatch(ExitWatch::isExit) || !key.reset()) {
      key.cancel();
    }
  }

  /** Most of what appears in the folder of an attempt calls for nothing, and a look costs. */
  private static boolean matters(WatchEvent<?> event) {
    return event.context() == null
        || isExit(event)
        || Character.isDigit(event.context().toString().charAt(0));
  }

  private static boolean isExit(WatchEvent<?> event) {
    return event.context() instanceof Path name
        && name.toString().equals(AttemptFolder.EXIT_RECORD);
  }
}
