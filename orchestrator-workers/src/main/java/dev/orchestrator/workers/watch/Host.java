package dev.orchestrator.workers.watch;

import dev.orchestrator.core.file.RegularFile;
import dev.orchestrator.runs.observation.HostObservation;
import dev.orchestrator.runs.observation.Liveness;
import dev.orchestrator.runs.plan.PlanRepository;
import dev.orchestrator.runs.plan.RunPlan;
import dev.orchestrator.runs.run.Moment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** Looks at memory, load and disk of this machine, at most every two seconds. One thread. */
public final class Host {

  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(2);
  private static final Path MEMORY = Path.of("/proc/meminfo");
  private static final Path LOAD = Path.of("/proc/loadavg");

  private final Path records;
  private HostObservation last = HostObservation.READY;
  private Optional<Duration> lastLook = Optional.empty();

  /** Attempts leave their records and logs in {@code records}, and work where the plan says. */
  public Host(Path records) {
    this.records = records;
  }

  HostObservation look(RunPlan plan, Moment now) {
    boolean due = lastLook.map(then -> now.since(then).compareTo(BETWEEN_LOOKS) >= 0).orElse(true);
    if (due) {
      lastLook = Optional.of(now.elapsed());
      last = new HostObservation(freeMemory(), loadPerCore(), freeDisk(plan), Liveness.ALIVE);
    }
    return last;
  }

  private static OptionalLong freeMemory() {
    try {
      return RegularFile.lines(MEMORY).stream()
          .filter(line -> line.startsWith("MemAvailable:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
          .findFirst();
    } catch (IOException | RuntimeException unknown) {
      return OptionalLong.empty();
    }
  }

  private static OptionalDouble loadPerCore() {
    try {
      String load = RegularFile.text(LOAD);
      return OptionalDouble.of(
          Double.parseDouble(load.substring(0, load.indexOf(' ')))
              / Runtime.getRuntime().availableProcessors());
    } catch (IOException | RuntimeException unknown) {
      return OptionalDouble.empty();
    }
  }

  /** Of the fullest disk that an attempt needs. */
  private OptionalLong freeDisk(RunPlan plan) {
    Stream<Path> worktrees =
        plan.repositories().values().stream().map(PlanRepository::worktreeBase);
    return Stream.concat(Stream.of(records), worktrees)
        .flatMapToLong(folder -> freeDisk(folder).stream())
        .min();
  }

  private static OptionalLong freeDisk(Path folder) {
    Path there = folder;
    while (!Files.exists(there) && there.getParent() != null) {
      there = there.getParent();
    }
    try {
      return OptionalLong.of(Files.getFileStore(there).getUsableSpace());
    } catch (IOException unknown) {
      return OptionalLong.empty();
    }
  }
}
