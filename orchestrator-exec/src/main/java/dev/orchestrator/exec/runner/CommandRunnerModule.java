package dev.orchestrator.exec.runner;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import dev.orchestrator.core.lifecycle.CloseRegistry;
import dev.orchestrator.core.safety.SafetyRules;
import dev.orchestrator.core.workspace.HostEnvironment;
import dev.orchestrator.exec.command.CommandRunner;
import dev.orchestrator.exec.process.ProcessTree;
import java.time.Clock;

/** Wires the runner of commands. */
public final class CommandRunnerModule extends AbstractModule {

  @Provides
  @Singleton
  CommandRunner runner(HostEnvironment host, Clock clock, CloseRegistry opened) {
    // A push is for those to refuse who know whether the user asked for it.
    SafetyRules rules = SafetyRules.builtIn().withPushRequested();
    return new GuardedCommandRunner(
        opened.register(new LocalCommandRunner(host, clock)), rules, clock);
  }

  @Provides
  @Singleton
  ProcessTree tree() {
    return ProcessTree.ofThisMachine();
  }
}
