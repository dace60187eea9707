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
    bind(WorkflowPlanner.class);
  }

  @Provides
  @Singleton
  Workflows workflows(Workspace workspace, Problems problems) {
    return WorkflowFile.read(workspace, problems);
  }
}
