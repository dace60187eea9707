package dev.orchestrator.cli.session;

import dev.orchestrator.core.CoreModule.Seeds;
import dev.orchestrator.core.config.Problem;
import dev.orchestrator.core.config.Problems;
import dev.orchestrator.core.plugin.PluginRegistry;
import dev.orchestrator.core.text.PlainText;
import dev.orchestrator.core.workspace.Workspace;
import dev.orchestrator.core.workspace.WorkspaceLocator;
import dev.orchestrator.runtime.Orchestrator;
import org.jspecify.annotations.Nullable;

/**
 * The workspace of one invocation, opened when a command first needs it, so that {@code --help} and
 * commands without a workspace open nothing.
 */
public final class Session implements AutoCloseable {

  private final Invocation invocation;
  private final GlobalOptions options;
  private @Nullable Orchestrator opened;

  /** Nothing is opened yet. */
  public Session(Invocation invocation, GlobalOptions options) {
    this.invocation = invocation;
    this.options = options;
  }

  /** A service of the workspace; see {@link Orchestrator#service}. */
  public <T> T service(Class<T> type) {
    if (opened == null) {
      opened = open(workspace());
    }
    return opened.service(type);
  }

  /** Finds the workspace without opening it. */
  public Workspace workspace() {
    return new WorkspaceLocator(
            invocation.environment().variables(), invocation.environment().currentFolder())
        .locate(options.workspace());
  }

  /** Opens another workspace with the streams and the clock of this invocation. */
  public Orchestrator open(Workspace workspace) {
    return Orchestrator.open(
        workspace,
        new Seeds(
            invocation.environment(),
            invocation.clock(),
            invocation.cancellation(),
            () -> PluginRegistry.discover(Session.class.getClassLoader(), workspace.plugins())));
  }

  @Override
  public void close() {
    if (opened != null) {
      warn(opened.service(Problems.class));
      opened.close();
    }
  }

  /** What is odd in the configuration but did not stop the command; each thing once. */
  private void warn(Problems problems) {
    problems.warnings().stream()
        .map(Problem::describe)
        .distinct()
        .forEach(text -> invocation.err().println("warning: " + PlainText.visible(text)));
  }
}
