package dev.orchestrator.runtime.tasks;

import com.google.inject.AbstractModule;
import com.google.inject.multibindings.MapBinder;
import dev.orchestrator.runs.spi.IssueSource;

/** Wires tasks to runs. */
public final class TaskRunsModule extends AbstractModule {

  @Override
  protected void configure() {
    MapBinder.newMapBinder(binder(), String.class, IssueSource.class)
        .addBinding(TaskIssueSource.NAME)
        .to(TaskIssueSource.class);
    bind(TaskIssueSource.class);
    bind(TaskPlans.class);
    bind(TaskWorktrees.class);
  }
}
