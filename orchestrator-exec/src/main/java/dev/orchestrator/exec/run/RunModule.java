package dev.orchestrator.exec.run;

import com.google.inject.AbstractModule;

/** Wires runs. */
public final class RunModule extends AbstractModule {

  @Override
  protected void configure() {
    bind(RunExecutor.class);
    bind(FleetRunner.class);
    bind(SafetyCheck.class);
  }
}
