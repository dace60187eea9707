package dev.orchestrator.agents.spi;

import dev.orchestrator.exec.command.AgentHost;
import dev.orchestrator.runs.plan.AgentSpec;

/**
 * A kind of coding agent: how its program is found, started and understood. Adapters decide nothing
 * about a run and start nothing themselves; they turn values into values. Thread-safe.
 */
public interface AgentAdapter {

  /**
   * Looks whether the program is there and which version it is.
   *
   * @param spec which agent, as the plan says
   * @param host asks the machine
   */
  AgentInstallation detect(AgentSpec spec, AgentHost host);

  /**
   * How the program is started for an attempt. It will run with the worktree as its current folder
   * and the prompt on standard input; a prompt never becomes an argument. The adapter may write
   * files of its own, such as settings, into the attempt's folder.
   *
   * @throws dev.orchestrator.core.error.OrchestratorException when the plan asks for something the
   *     agent cannot do
   */
  AgentCommand command(AgentTask task);

  /** What the program writes, and what its end means. */
  AgentProtocol protocol();
}
