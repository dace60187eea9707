package dev.orchestrator.exec.runner;

import com.google.inject.AbstractModule;
import dev.orchestrator.exec.command.AgentHost;
import dev.orchestrator.exec.process.ProcessTree;

/** Wires what the runner of commands, which is there already, is used with. */
public final class CommandRunnerModule extends AbstractModule {

  @Override
  protected void configure() {
    bind(AgentHost.class).to(LocalAgentHost.class);
    bind(ProcessTree.class).toInstance(ProcessTree.ofThisMachine());
  }
}
