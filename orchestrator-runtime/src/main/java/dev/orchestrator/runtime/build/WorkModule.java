package dev.orchestrator.runtime.build;

import com.google.inject.AbstractModule;

/** Wires what the use cases of this package share. */
public final class WorkModule extends AbstractModule {

  @Override
  protected void configure() {
    bind(LastRun.class);
    bind(WorkPlanner.class);
  }
}
