package dev.orchestrator.cli.safety;

import dev.orchestrator.cli.session.GlobalOptions;
import dev.orchestrator.cli.session.Session;
import dev.orchestrator.core.config.Problems;
import dev.orchestrator.core.error.OrchestratorException;
import dev.orchestrator.core.registry.Repository;
import dev.orchestrator.core.registry.RepositoryRegistry;
import dev.orchestrator.core.registry.RepositoryRegistryReader;
import dev.orchestrator.core.safety.SafetyRules;
import dev.orchestrator.core.safety.WorkspaceSafety;
import dev.orchestrator.core.workspace.HostEnvironment;
import dev.orchestrator.core.workspace.Workspace;
import dev.orchestrator.core.workspace.WorkspaceLocator;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;

/**
 * The rules that hold where somebody asks: hooks ask often and anywhere, so no workspace is opened
 * for it, and outside of one the built-in rules answer.
 */
final class ApplicableRules {

  private final Session session;
  private final GlobalOptions options;
  private final HostEnvironment environment;

  ApplicableRules(Session session, GlobalOptions options, HostEnvironment environment) {
    this.session = session;
    this.options = options;
    this.environment = environment;
  }

  SafetyRules find(Optional<String> repositoryName) {
    Optional<Workspace> workspace = workspace(repositoryName.isPresent());
    if (workspace.isEmpty()) {
      return SafetyRules.builtIn();
    }
    Problems problems = new Problems();
    RepositoryRegistry registry =
        new RepositoryRegistryReader(environment).read(workspace.get(), problems);
    WorkspaceSafety safety = WorkspaceSafety.read(workspace.get(), registry, problems);
    Optional<Repository> repository =
        repositoryName
            .map(registry::require)
            .or(() -> containing(registry, environment.currentFolder()));
    return repository.map(safety::rules).orElse(safety.rules());
  }

  /** A workspace that was asked for must be there; one that was not need not. */
  private Optional<Workspace> workspace(boolean needed) {
    try {
      return Optional.of(session.workspace());
    } catch (OrchestratorException missing) {
      boolean asked =
          needed
              || options.workspace().isPresent()
              || environment.variable(WorkspaceLocator.VARIABLE).isPresent();
      if (asked || !missing.code().equals(WorkspaceLocator.WORKSPACE_NOT_FOUND)) {
        throw missing;
      }
      return Optional.empty();
    }
  }

  private static Optional<Repository> containing(RepositoryRegistry registry, Path folder) {
    return registry.all().stream()
        .filter(repository -> folder.startsWith(repository.local()))
        .max(Comparator.comparingInt(repository -> repository.local().getNameCount()));
  }
}
