package dev.orchestrator.git.merge;

import com.google.inject.AbstractModule;
import com.google.inject.Singleton;

/** Wires merges, references and checkouts. */
public final class MergeModule extends AbstractModule {

  @Override
  protected void configure() {
    bind(Merges.class).to(GitMerges.class).in(Singleton.class);
    bind(References.class).to(GitReferences.class).in(Singleton.class);
    bind(Checkouts.class).to(GitCheckouts.class).in(Singleton.class);
  }
}
