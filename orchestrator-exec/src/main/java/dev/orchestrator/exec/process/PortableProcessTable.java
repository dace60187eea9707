package dev.orchestrator.exec.process;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What the JDK knows on every system: parents and start times, no groups and no environment. */
final class PortableProcessTable implements ProcessTable {

  @Override
  public List<ProcessEntry> entries() {
    return ProcessHandle.allProcesses().map(PortableProcessTable::entry).toList();
  }

  @Override
  public Optional<ProcessEntry> find(long pid) {
    return ProcessHandle.of(pid).map(PortableProcessTable::entry);
  }

  @Override
  public boolean carries(ProcessEntry process, EnvironmentMarker marker) {
    return false;
  }

  @Override
  public Duration processorTime(ProcessEntry process) {
    return ProcessHandle.of(process.pid())
        .flatMap(handle -> handle.info().totalCpuDuration())
        .orElse(Duration.ZERO);
  }

  private static ProcessEntry entry(ProcessHandle handle) {
    ProcessHandle.Info info = handle.info();
    return new ProcessEntry(
        new ProcessIdentity(
            handle.pid(), info.startInstant().map(Instant::toEpochMilli).orElse(0L)),
        info.command().map(PortableProcessTable::fileName).orElse("?"),
        handle.parent().map(ProcessHandle::pid).orElse(0L),
        0,
        0,
        !handle.isAlive());
  }

  private static String fileName(String command) {
    Path name = Path.of(command).getFileName();
    return name == null ? command : name.toString();
  }
}
