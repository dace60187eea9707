package dev.orchestrator.agents;

import com.google.inject.AbstractModule;
import dev.orchestrator.agents.catalog.AgentCatalog;
import dev.orchestrator.agents.logs.AttemptLogs;
import dev.orchestrator.agents.prompt.PromptModule;
import dev.orchestrator.agents.spi.AgentAdapter;
import dev.orchestrator.core.plugin.ExtensionBinder;

/** Wires agents. What earlier attempts left in a worktree is for others to look up. */
public final class AgentsModule extends AbstractModule {

  @Override
  protected void configure() {
    ExtensionBinder.bindExtensions(binder(), AgentAdapter.class);
    bind(AgentCatalog.class);
    bind(AttemptLogs.class);
    install(new PromptModule());
  }
}
