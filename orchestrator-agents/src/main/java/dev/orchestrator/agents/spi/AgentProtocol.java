package dev.orchestrator.agents.spi;

import java.time.Instant;
import java.util.List;

/**
 * What an agent program writes and what its end means. Both functions are pure, so that a log gives
 * the same answer whenever it is read, also after a restart. Thread-safe.
 */
public interface AgentProtocol {

  /**
   * The events of one line of the attempt's log, which holds standard output and standard error
   * mixed. A line the program does not use is a {@link AgentEvent.Diagnostic}; never throws.
   *
   * @param line without its line feed; as long as the agent cared to make it
   */
  List<AgentEvent> events(String line);

  /**
   * What the end of the process means.
   *
   * @param exit how the process ended
   * @param report the fold of every event of the attempt
   * @param endedAt when it ended, for agents that name a time of day or a waiting time
   */
  AgentEnd end(AgentExit exit, AgentReport report, Instant endedAt);
}
