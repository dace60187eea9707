package dev.orchestrator.cli.session;

import dev.orchestrator.core.concurrent.OwnThread;
import dev.orchestrator.core.config.Problems;
import dev.orchestrator.core.plugin.PluginRegistry;
import dev.orchestrator.core.plugin.TrustedPlugins;
import dev.orchestrator.core.text.PlainText;
import dev.orchestrator.core.workspace.Workspace;
import dev.orchestrator.core.workspace.WorkspaceLocator;
import dev.orchestrator.runtime.Orchestrator;
import dev.orchestrator.runtime.Seeds;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * The workspace of one invocation, opened when a command first needs it, so that {@code --help} and
 * commands without a workspace open nothing.
 */
public final class Session implements AutoCloseable {

  private final Invocation invocation;
  private final GlobalOptions options;
  private final Seeds.Logging logging;
  private @Nullable Orchestrator opened;
  private Optional<Ahead> ahead = Optional.empty();

  /** A workspace that is being opened before anybody asked for it. */
  private record Ahead(Optional<Path> folder, CompletableFuture<Orchestrator> opening) {}

  /** Nothing is opened yet. */
  public Session(Invocation invocation, GlobalOptions options, Seeds.Logging logging) {
    this.invocation = invocation;
    this.options = options;
    this.logging = logging;
  }

  /**
   * Begins to open a workspace on another thread, before the options are parsed. That changes
   * nothing and starts nothing, so that one nobody asks for needs no closing.
   *
   * @param folder what {@code --workspace} will most likely turn out to be
   * @param service what will most likely be asked for first
   */
  public void openAhead(Optional<Path> folder, Class<?> service) {
    ahead =
        Optional.of(
            new Ahead(
                folder,
                CompletableFuture.supplyAsync(
                    () -> ready(workspace(folder), service), new OwnThread("open-ahead"))));
  }

  private Orchestrator ready(Workspace workspace, Class<?> service) {
    Orchestrator ready = open(workspace);
    ready.service(service);
    return ready;
  }

  /** A service of the workspace; see {@link Orchestrator#service}. */
  public <T> T service(Class<T> type) {
    if (opened == null) {
      opened = opened();
    }
    return opened.service(type);
  }

  /** What was opened ahead, if that was the right one; if it failed, it shall fail here. */
  private Orchestrator opened() {
    return ahead
        .filter(guess -> guess.folder().equals(options.workspace()))
        .flatMap(guess -> Optional.ofNullable(guess.opening().exceptionally(e -> null).join()))
        .orElseGet(() -> open(workspace()));
  }

  /** Finds the workspace without opening it. */
  public Workspace workspace() {
    return workspace(options.workspace());
  }

  private Workspace workspace(Optional<Path> folder) {
    return new WorkspaceLocator(
            invocation.environment().variables(), invocation.environment().currentFolder())
        .locate(folder);
  }

  /** Opens another workspace with the streams and the clock of this invocation. */
  public Orchestrator open(Workspace workspace) {
    return Orchestrator.open(
        workspace,
        new Seeds(
            invocation.environment(),
            invocation.clock(),
            invocation.cancellation(),
            () -> plugins(workspace),
            logging));
  }

  /** What nobody agreed to is named, and left out. */
  private PluginRegistry plugins(Workspace workspace) {
    PluginRegistry registry =
        PluginRegistry.discover(
            Session.class.getClassLoader(),
            workspace.plugins(),
            TrustedPlugins.of(invocation.environment()));
    registry
        .untrusted()
        .forEach(
            jar ->
                invocation
                    .err()
                    .println(
                        "warning: the plugin "
                            + PlainText.visible(jar.jar())
                            + " is not loaded: you have not agreed to its content; see"
                            + " 'orchestrator plugin trust --help'"));
    return registry;
  }

  @Override
  public void close() {
    if (opened != null) {
      warn(opened.service(Problems.class));
      opened.close();
    }
  }

  /** What is odd in the configuration but did not stop the command; each kind of thing once. */
  private void warn(Problems problems) {
    ConfigurationWarnings.lines(problems.warnings())
        .forEach(line -> invocation.err().println("warning: " + PlainText.visible(line)));
  }
}
