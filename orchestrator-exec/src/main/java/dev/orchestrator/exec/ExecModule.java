package dev.orchestrator.exec;

import com.google.inject.AbstractModule;
import dev.orchestrator.exec.runner.CommandRunnerModule;

/** Wires everything this module offers. */
public final class ExecModule extends AbstractModule {

  @Override
  protected void configure() {
    install(new CommandRunnerModule());
  }
}
