package dev.orchestrator.cli.safety;

import dev.orchestrator.cli.session.GlobalOptions;
import dev.orchestrator.cli.session.Session;
import dev.orchestrator.core.error.OrchestratorException;
import dev.orchestrator.core.workspace.HostEnvironment;
import dev.orchestrator.core.workspace.Workspace;
import dev.orchestrator.core.workspace.WorkspaceLocator;
import dev.orchestrator.runtime.safety.RulesInForce;
import java.util.Optional;

/** The place whose rules hold: a workspace where there is one, else none. */
final class ApplicableRules {

  private final Session session;
  private final GlobalOptions options;
  private final HostEnvironment environment;

  ApplicableRules(Session session, GlobalOptions options, HostEnvironment environment) {
    this.session = session;
    this.options = options;
    this.environment = environment;
  }

  RulesInForce find(Optional<String> repository) {
    return new RulesInForce(
        workspace(repository.isPresent()), repository, environment.currentFolder(), environment);
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
}
