package dev.orchestrator.runtime;

import com.google.inject.ConfigurationException;
import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.ProvisionException;
import com.google.inject.Stage;
import dev.orchestrator.agents.AgentsModule;
import dev.orchestrator.core.CoreModule;
import dev.orchestrator.core.cancellation.CancellationToken;
import dev.orchestrator.core.error.OrchestratorException;
import dev.orchestrator.core.lifecycle.CloseRegistry;
import dev.orchestrator.core.plugin.PluginRegistry;
import dev.orchestrator.core.plugin.TrustedPlugins;
import dev.orchestrator.core.registry.RepositoryRegistry;
import dev.orchestrator.core.workspace.HostEnvironment;
import dev.orchestrator.core.workspace.Workspace;
import dev.orchestrator.core.workspace.WorkspaceLocator;
import dev.orchestrator.exec.ExecModule;
import dev.orchestrator.git.GitModule;
import dev.orchestrator.runs.RunsModule;
import dev.orchestrator.runtime.doctor.DoctorModule;
import dev.orchestrator.runtime.playbook.PlaybookModule;
import dev.orchestrator.runtime.report.ReportModule;
import dev.orchestrator.runtime.tasks.TaskRunsModule;
import dev.orchestrator.sources.SourcesModule;
import dev.orchestrator.workers.WorkersModule;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A workspace, ready to use: the one entry for programs that embed the orchestrator and for the
 * command line alike. Services are made when first asked for. Thread-safe; close it when done.
 */
public final class Orchestrator implements AutoCloseable {

  private final Foundation foundation;
  private final Supplier<PluginRegistry> plugins;
  private @Nullable Injector injector;

  private Orchestrator(Workspace workspace, Seeds seeds) {
    this.foundation = new Foundation(workspace, seeds);
    this.plugins = seeds.plugins();
  }

  /**
   * Opens the workspace in a folder with the environment and clock of this process, the plugins of
   * the class path, and those of the workspace that this user trusts.
   *
   * @throws OrchestratorException when the folder is no workspace
   */
  public static Orchestrator open(Path folder) {
    HostEnvironment environment = HostEnvironment.ofThisProcess();
    Workspace workspace =
        new WorkspaceLocator(environment.variables(), environment.currentFolder())
            .locate(Optional.of(folder));
    return open(
        workspace,
        new Seeds(
            environment,
            Clock.systemUTC(),
            new CancellationToken(),
            () ->
                PluginRegistry.discover(
                    Orchestrator.class.getClassLoader(),
                    workspace.plugins(),
                    TrustedPlugins.of(environment))));
  }

  /** Opens a workspace with everything that comes from outside given by hand. */
  public static Orchestrator open(Workspace workspace, Seeds seeds) {
    return new Orchestrator(workspace, seeds);
  }

  /** Wired when first asked for, as what is asked most often needs the foundation alone. */
  private synchronized Injector injector() {
    if (injector == null) {
      injector =
          Guice.createInjector(
              Stage.DEVELOPMENT,
              List.of(
                  new FoundationModule(foundation),
                  new CoreModule(plugins),
                  new ExecModule(),
                  new GitModule(),
                  new RunsModule(),
                  new AgentsModule(),
                  new SourcesModule(),
                  new WorkersModule(),
                  new PlaybookModule(),
                  new ReportModule(),
                  new TaskRunsModule(),
                  new DoctorModule(),
                  new UseCaseModule()));
    }
    return injector;
  }

  /**
   * The repositories of the workspace.
   *
   * @throws OrchestratorException when {@code config/repos.json} cannot be used
   */
  public RepositoryRegistry repositories() {
    return service(RepositoryRegistry.class);
  }

  /**
   * A service by its public type, as the feature modules provide it.
   *
   * @throws OrchestratorException when it cannot be made, for example because a file it reads is
   *     broken
   * @throws IllegalArgumentException when no feature provides that type
   */
  public <T> T service(Class<T> type) {
    return foundation.find(type).orElseGet(() -> wired(type));
  }

  private <T> T wired(Class<T> type) {
    try {
      return injector().getInstance(type);
    } catch (ProvisionException failed) {
      if (failed.getCause() instanceof OrchestratorException expected) {
        throw expected;
      }
      throw failed;
    } catch (ConfigurationException unknown) {
      throw new IllegalArgumentException(type.getName() + " is not provided", unknown);
    }
  }

  @Override
  public void close() {
    service(CloseRegistry.class).close();
  }
}
