package dev.orchestrator.git.shared;

import com.google.inject.AbstractModule;
import com.google.inject.Singleton;

/** Wires the reading of shared state. */
public final class SharedModule extends AbstractModule {

  @Override
  protected void configure() {
    bind(SharedStates.class).to(GitSharedStates.class).in(Singleton.class);
    bind(Stashes.class).to(GitStashes.class).in(Singleton.class);
  }
}
