package dev.orchestrator.workers.resolution;

import com.google.inject.AbstractModule;

/** Wires who resolves conflicts. */
public final class ResolutionModule extends AbstractModule {

  @Override
  protected void configure() {
    bind(SharedGround.class);
    bind(ResolutionAgent.class);
    bind(ConflictResolver.class);
  }
}
