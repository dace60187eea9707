package dev.orchestrator.git.sync;

import com.google.inject.AbstractModule;

/** Wires the sync. */
public final class SyncModule extends AbstractModule {

  @Override
  protected void configure() {
    bind(RepositorySync.class);
  }
}
