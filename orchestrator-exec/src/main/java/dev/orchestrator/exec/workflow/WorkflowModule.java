package dev.orchestrator.exec.workflow;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import dev.orchestrator.core.config.Problems;
import dev.orchestrator.core.workspace.Workspace;

/** Wires the workflows. */
public final class WorkflowModule extends AbstractModule {

  @Override
  protected void configure() {
    bind(WorkflowNames.class);
    bind(WorkflowPlanner.class);
  }

  @Provides
  @Singleton
  Workflows workflows(WorkflowNames names, Workspace workspace, Problems problems) {
    return new WorkflowFile(names).read(workspace, problems);
  }
}
