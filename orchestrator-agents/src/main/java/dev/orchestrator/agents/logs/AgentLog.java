package dev.orchestrator.agents.logs;

import dev.orchestrator.agents.spi.AgentEvent;
import dev.orchestrator.agents.spi.AgentProtocol;
import dev.orchestrator.agents.spi.AgentReport;
import dev.orchestrator.exec.log.GrowingLog;
import dev.orchestrator.runs.store.LogCap;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * Reads the log of an attempt as it grows and folds what the agent reports. Used by one thread at a
 * time.
 */
public final class AgentLog {

  private final Path file;
  private final GrowingLog log;
  private final AgentProtocol protocol;
  private AgentReport report = AgentReport.EMPTY;
  private long events;

  /** Reads {@code file}, which need not be there yet, as lines of {@code protocol}. */
  public AgentLog(Path file, AgentProtocol protocol) {
    this.file = file;
    this.log = new GrowingLog(file);
    this.protocol = protocol;
  }

  /** What the agent reported in what was read so far. */
  public AgentReport report() {
    return report;
  }

  /** How many things it reported. */
  public long events() {
    return events;
  }

  /** Reads on, at most about {@code most} bytes. */
  public void readOn(long most) {
    log.readOn(most, this::take);
    cap();
  }

  /** Reads all of it. */
  public AgentReport finish() {
    log.finish(this::take);
    cap();
    return report;
  }

  /** One that cannot be cut is shown by the disk it fills, which holds new starts. */
  private void cap() {
    try {
      LogCap.enforce(file);
    } catch (IOException notThere) {
      return;
    }
  }

  private void take(String line) {
    if (LogCap.isNote(line)) {
      return;
    }
    List<AgentEvent> found = protocol.events(line);
    events += found.size();
    report = report.with(found);
  }
}
