package dev.orchestrator.workers.landing;

import com.google.inject.AbstractModule;

/** Wires landings. */
public final class LandingModule extends AbstractModule {

  @Override
  protected void configure() {
    bind(TreeVerifier.class).to(ProjectVerifier.class);
    bind(VerifiedTrees.Preparation.class).to(LandingPreparation.class);
    bind(LandingTools.class);
    bind(Landings.class);
  }
}
