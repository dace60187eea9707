package dev.orchestrator.workers.spi;

import dev.orchestrator.core.workspace.HostEnvironment;
import dev.orchestrator.exec.command.CommandRunner;

/** Makes a backend for one workspace. The extension point; contributed by name. */
@FunctionalInterface
public interface WorkerBackendFactory {

  /**
   * The backend. Nothing is started yet.
   *
   * @param runner runs programs on behalf of the backend
   * @param environment of whoever started this program
   */
  WorkerBackend create(CommandRunner runner, HostEnvironment environment);
}
