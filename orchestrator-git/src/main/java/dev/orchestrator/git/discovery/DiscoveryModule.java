package dev.orchestrator.git.discovery;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import dev.orchestrator.exec.language.Languages;

/** Wires the finding of repositories. */
public final class DiscoveryModule extends AbstractModule {

  @Override
  protected void configure() {
    bind(RepositoryImport.class);
  }

  @Provides
  RepositoryInspector inspector(Languages languages) {
    return new RepositoryInspector(languages::detect);
  }
}
