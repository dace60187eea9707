package dev.orchestrator.exec.run;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import dev.orchestrator.core.config.Problems;
import dev.orchestrator.core.workspace.HostEnvironment;
import dev.orchestrator.core.workspace.Workspace;
import dev.orchestrator.exec.log.LogFolder;

/** Wires runs. */
public final class RunModule extends AbstractModule {

  @Override
  protected void configure() {
    bind(RunExecutor.class);
    bind(FleetRunner.class);
    bind(SafetyCheck.class);
  }

  @Provides
  @Singleton
  LogFolder logs(Workspace workspace, HostEnvironment environment, Problems problems) {
    return LogFolder.of(workspace, environment, problems);
  }
}
