package dev.orchestrator.runtime.tasks;

import com.google.inject.AbstractModule;
import com.google.inject.multibindings.MapBinder;
import com.google.inject.multibindings.OptionalBinder;
import dev.orchestrator.core.workspace.Workspace;
import dev.orchestrator.git.worktree.LinkedCheckouts;
import dev.orchestrator.runs.spi.IssueSource;
import dev.orchestrator.tasks.OtherCheckouts;
import jakarta.inject.Inject;
import jakarta.inject.Provider;

/** Wires the task store to git and to runs. */
public final class TaskRunsModule extends AbstractModule {

  @Override
  protected void configure() {
    OptionalBinder.newOptionalBinder(binder(), OtherCheckouts.class)
        .setBinding()
        .toProvider(Checkouts.class);
    MapBinder.newMapBinder(binder(), String.class, IssueSource.class)
        .addBinding(TaskIssueSource.NAME)
        .to(TaskIssueSource.class);
    bind(Checkouts.class);
    bind(TaskIssueSource.class);
    bind(TaskPlans.class);
    bind(TaskWorktrees.class);
  }

  private static final class Checkouts implements Provider<OtherCheckouts> {
    private final Workspace workspace;

    @Inject
    Checkouts(Workspace workspace) {
      this.workspace = workspace;
    }

    @Override
    public OtherCheckouts get() {
      return () -> LinkedCheckouts.of(workspace.tasks());
    }
  }
}
