package dev.orchestrator.git.status;

import com.google.inject.AbstractModule;

/** Wires what is asked about states beyond the scanner, which is there already. */
public final class StatusModule extends AbstractModule {

  @Override
  protected void configure() {
    bind(UnpushedBranches.class);
  }
}
