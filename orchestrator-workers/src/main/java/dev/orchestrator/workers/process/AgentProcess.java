package dev.orchestrator.workers.process;

import dev.orchestrator.exec.process.ProcessIdentity;
import dev.orchestrator.runs.run.RecordedProcess;

/** From the process that a record names to the one that the process table of this boot lists. */
public final class AgentProcess {

  private AgentProcess() {}

  /** Valid for a record of the present boot: {@code AttemptFolder} withholds all others. */
  public static ProcessIdentity identity(RecordedProcess recorded) {
    return new ProcessIdentity(recorded.pid(), recorded.startTicks());
  }
}
