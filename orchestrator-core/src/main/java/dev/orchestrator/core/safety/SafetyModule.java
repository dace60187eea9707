package dev.orchestrator.core.safety;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import dev.orchestrator.core.config.Problems;
import dev.orchestrator.core.registry.RepositoryRegistry;
import dev.orchestrator.core.workspace.Workspace;

/** Wires the safety rules of a workspace. */
public final class SafetyModule extends AbstractModule {

  @Provides
  @Singleton
  WorkspaceSafety safety(Workspace workspace, RepositoryRegistry registry, Problems problems) {
    return WorkspaceSafety.read(workspace, registry, problems);
  }
}
