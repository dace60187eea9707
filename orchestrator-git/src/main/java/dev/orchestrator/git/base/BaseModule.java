package dev.orchestrator.git.base;

import com.google.inject.AbstractModule;
import com.google.inject.Singleton;

/** Wires what new work begins at. */
public final class BaseModule extends AbstractModule {

  @Override
  protected void configure() {
    bind(FinishedMerges.class);
    bind(Bases.class).to(GitBases.class).in(Singleton.class);
  }
}
