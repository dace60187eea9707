package dev.orchestrator.git.worktree;

import com.google.inject.AbstractModule;
import com.google.inject.Singleton;

/** Wires worktrees and their removal. */
public final class WorktreeModule extends AbstractModule {

  @Override
  protected void configure() {
    bind(Worktrees.class).to(GitWorktrees.class).in(Singleton.class);
    bind(WorktreeRemoval.class).to(GitWorktreeRemoval.class).in(Singleton.class);
    bind(IntegrationWorktrees.class).to(GitIntegrationWorktrees.class).in(Singleton.class);
  }
}
