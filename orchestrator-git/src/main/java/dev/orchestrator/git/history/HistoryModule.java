package dev.orchestrator.git.history;

import com.google.inject.AbstractModule;
import com.google.inject.Singleton;

/** Wires the reading of histories. */
public final class HistoryModule extends AbstractModule {

  @Override
  protected void configure() {
    bind(CommitContents.class).in(Singleton.class);
    bind(BranchHistories.class).to(GitBranchHistories.class).in(Singleton.class);
  }
}
