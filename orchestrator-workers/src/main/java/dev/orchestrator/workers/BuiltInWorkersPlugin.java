package dev.orchestrator.workers;

import dev.orchestrator.agents.adapter.ClaudeAgent;
import dev.orchestrator.agents.adapter.CodexAgent;
import dev.orchestrator.agents.adapter.CommandAgent;
import dev.orchestrator.agents.adapter.GeminiAgent;
import dev.orchestrator.agents.adapter.OpencodeAgent;
import dev.orchestrator.agents.spi.AgentAdapter;
import dev.orchestrator.core.spi.Contribution;
import dev.orchestrator.core.spi.OrchestratorPlugin;
import dev.orchestrator.workers.spi.WorkerBackendFactory;
import dev.orchestrator.workers.tmux.TmuxBackend;
import java.time.ZoneId;
import java.util.List;

/** The agents and backends that come with this program, offered as any plugin offers its own. */
public final class BuiltInWorkersPlugin implements OrchestratorPlugin {

  @Override
  public String id() {
    return "orchestrator-workers";
  }

  @Override
  public int spiVersion() {
    return OrchestratorPlugin.SPI_VERSION;
  }

  @Override
  public List<Contribution<?>> contributions() {
    ZoneId zone = ZoneId.systemDefault();
    return List.of(
        new Contribution<>(AgentAdapter.class, "claude", new ClaudeAgent(zone)),
        new Contribution<>(AgentAdapter.class, "codex", new CodexAgent(zone)),
        new Contribution<>(AgentAdapter.class, "gemini", new GeminiAgent(zone)),
        new Contribution<>(AgentAdapter.class, "opencode", new OpencodeAgent(zone)),
        new Contribution<>(AgentAdapter.class, "command", new CommandAgent()),
        new Contribution<>(WorkerBackendFactory.class, TmuxBackend.NAME, TmuxBackend::new));
  }
}
