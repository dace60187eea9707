package dev.orchestrator.agents.protocol;

import dev.orchestrator.agents.spi.AgentProtocol;
import java.time.ZoneId;

/**
 * The protocols of the built in agents. The zone is the machine's: agents write times of day in it.
 */
public final class AgentProtocols {

  private AgentProtocols() {}

  /** Claude Code. */
  public static AgentProtocol claude(ZoneId zone) {
    return new ClaudeProtocol(zone);
  }

  /** Codex. */
  public static AgentProtocol codex(ZoneId zone) {
    return new CodexProtocol(zone);
  }

  /** Gemini CLI. */
  public static AgentProtocol gemini(ZoneId zone) {
    return new GeminiProtocol(zone);
  }

  /** opencode. */
  public static AgentProtocol opencode(ZoneId zone) {
    return new OpencodeProtocol(zone);
  }
}
