package dev.orchestrator.git.status;

import com.google.inject.AbstractModule;
import com.google.inject.Singleton;
import dev.orchestrator.core.selector.RepositorySelector;
import dev.orchestrator.core.selector.StatusFields;

/** Wires the scanner, and with it the selection of repositories by their state. */
public final class StatusModule extends AbstractModule {

  @Override
  protected void configure() {
    bind(RepositoryScanner.class).in(Singleton.class);
    bind(UnpushedBranches.class);
    bind(RepositoryStatusFile.class).in(Singleton.class);
    bind(StatusFields.class).to(ScannedStatusFields.class);
    bind(ScannedStatusFields.class).in(Singleton.class);
    bind(RepositorySelector.class).in(Singleton.class);
  }
}
