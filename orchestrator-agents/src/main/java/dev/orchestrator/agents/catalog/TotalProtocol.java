package dev.orchestrator.agents.catalog;

import dev.orchestrator.agents.spi.AgentEnd;
import dev.orchestrator.agents.spi.AgentEvent;
import dev.orchestrator.agents.spi.AgentExit;
import dev.orchestrator.agents.spi.AgentProtocol;
import dev.orchestrator.agents.spi.AgentReport;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.util.List;

/**
 * A protocol that answers whatever an agent wrote: a line at which the protocol of an adapter fails
 * is text, and an end that it cannot read is an error of the agent. One line must not cost more
 * than itself, and least of all the supervisor of all the other agents.
 */
final class TotalProtocol implements AgentProtocol {

  private static final System.Logger LOG = System.getLogger("dev.orchestrator.agents");
  private static final int LONGEST_QUOTE = 2_000;

  private final AgentProtocol protocol;

  TotalProtocol(AgentProtocol protocol) {
    this.protocol = protocol;
  }

  @Override
  public List<AgentEvent> events(String line) {
    try {
      return List.copyOf(protocol.events(line));
    } catch (RuntimeException | StackOverflowError | LinkageError unreadable) {
      LOG.log(Level.WARNING, "an adapter failed at a line of its agent", unreadable);
      return List.of(
          new AgentEvent.Diagnostic(line.substring(0, Math.min(LONGEST_QUOTE, line.length()))));
    }
  }

  @Override
  public AgentEnd end(AgentExit exit, AgentReport report, Instant endedAt) {
    try {
      AgentEnd end = protocol.end(exit, report, endedAt);
      return end == null ? unreadable(exit, "it said nothing") : end;
    } catch (RuntimeException | StackOverflowError | LinkageError failed) {
      LOG.log(Level.WARNING, "an adapter failed at the end of its agent", failed);
      return unreadable(exit, failed.toString());
    }
  }

  private static AgentEnd unreadable(AgentExit exit, String why) {
    return AgentEnd.of(
        AgentEnd.Kind.AGENT_ERROR,
        "exit status "
            + exit.status()
            + ", and the agent's adapter could not tell what that means: "
            + why);
  }
}
