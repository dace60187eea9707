package dev.orchestrator.workers.supervisor;

import dev.orchestrator.workers.observation.HostObservation;
import dev.orchestrator.workers.observation.Liveness;
import dev.orchestrator.workers.run.Moment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** Looks at memory, load and disk of this machine, at most every two seconds. One thread. */
final class Host {

  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(2);
  private static final Path MEMORY = Path.of("/proc/meminfo");
  private static final Path LOAD = Path.of("/proc/loadavg");

  private final Path disk;
  private HostObservation last = HostObservation.READY;
  private Optional<Duration> lastLook = Optional.empty();

  /** The disk is the one that holds {@code folder}. */
  Host(Path folder) {
    this.disk = folder;
  }

  HostObservation look(Moment now) {
    boolean due = lastLook.map(then -> now.since(then).compareTo(BETWEEN_LOOKS) >= 0).orElse(true);
    if (due) {
      lastLook = Optional.of(now.elapsed());
      last = new HostObservation(freeMemory(), loadPerCore(), freeDisk(), Liveness.ALIVE);
    }
    return last;
  }

  private static OptionalLong freeMemory() {
    try {
      return Files.readAllLines(MEMORY).stream()
          .filter(line -> line.startsWith("MemAvailable:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
          .findFirst();
    } catch (IOException | RuntimeException unknown) {
      return OptionalLong.empty();
    }
  }

  private static OptionalDouble loadPerCore() {
    try {
      String load = Files.readString(LOAD);
      return OptionalDouble.of(
          Double.parseDouble(load.substring(0, load.indexOf(' ')))
              / Runtime.getRuntime().availableProcessors());
    } catch (IOException | RuntimeException unknown) {
      return OptionalDouble.empty();
    }
  }

  private OptionalLong freeDisk() {
    try {
      return OptionalLong.of(Files.getFileStore(disk).getUsableSpace());
    } catch (IOException unknown) {
      return OptionalLong.empty();
    }
  }
}
