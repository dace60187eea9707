package dev.orchestrator.git.discovery;

import com.google.inject.AbstractModule;

/** Wires the finding of repositories. */
public final class DiscoveryModule extends AbstractModule {

  @Override
  protected void configure() {
    bind(RepositoryInspector.class).toInstance(new RepositoryInspector());
    bind(RepositoryImport.class);
  }
}
