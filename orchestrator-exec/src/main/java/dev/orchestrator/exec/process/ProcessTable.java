package dev.orchestrator.exec.process;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What runs on this machine. Every call looks again. Thread-safe. */
public interface ProcessTable {

  /** All processes this user may see, in no particular order. */
  List<ProcessEntry> entries();

  /** One process; empty when there is none with that id. */
  Optional<ProcessEntry> find(long pid);

  /** Whether a process was started with the marker. False where the system does not tell. */
  boolean carries(ProcessEntry process, EnvironmentMarker marker);

  /**
   * The processor time a process has used, with that of its children that are gone. Zero when it
   * has vanished or the system does not tell.
   */
  Duration processorTime(ProcessEntry process);

  /** The table of the machine this runs on: {@code /proc} where there is one. */
  static ProcessTable ofThisMachine() {
    Path proc = Path.of("/proc");
    return Files.isReadable(proc.resolve("self/stat"))
        ? new ProcFilesystem(proc)
        : new PortableProcessTable();
  }
}
