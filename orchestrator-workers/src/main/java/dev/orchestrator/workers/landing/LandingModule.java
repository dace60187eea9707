package dev.orchestrator.workers.landing;

import com.google.inject.AbstractModule;
import dev.orchestrator.workers.hosting.Hosting;

/** Wires landings. */
public final class LandingModule extends AbstractModule {

  @Override
  protected void configure() {
    bind(TreeVerifier.class).to(ProjectVerifier.class);
    bind(VerifiedTrees.Preparation.class).to(LandingPreparation.class);
    bind(Hosting.class);
    bind(PushLimit.class).toInstance(PushLimit.USUAL);
    bind(LandingTools.class);
    bind(Landings.class);
  }
}
