package dev.orchestrator.git;

import com.google.inject.AbstractModule;
import dev.orchestrator.git.activity.ActivityModule;
import dev.orchestrator.git.base.BaseModule;
import dev.orchestrator.git.branch.BranchModule;
import dev.orchestrator.git.discovery.DiscoveryModule;
import dev.orchestrator.git.history.HistoryModule;
import dev.orchestrator.git.merge.MergeModule;
import dev.orchestrator.git.shared.SharedModule;
import dev.orchestrator.git.status.StatusModule;
import dev.orchestrator.git.worktree.WorktreeModule;

/** Wires what looks at and changes repositories. */
public final class GitModule extends AbstractModule {

  @Override
  protected void configure() {
    install(new BaseModule());
    install(new SharedModule());
    install(new BranchModule());
    install(new StatusModule());
    install(new ActivityModule());
    install(new DiscoveryModule());
    install(new HistoryModule());
    install(new WorktreeModule());
    install(new MergeModule());
  }
}
