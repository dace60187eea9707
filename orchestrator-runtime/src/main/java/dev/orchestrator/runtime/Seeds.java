package dev.orchestrator.runtime;

import dev.orchestrator.core.cancellation.CancellationToken;
import dev.orchestrator.core.plugin.PluginRegistry;
import dev.orchestrator.core.workspace.HostEnvironment;
import java.time.Clock;
import java.util.function.Supplier;

/**
 * What a workspace gets from outside.
 *
 * @param environment variables and current folder
 * @param clock the time
 * @param cancellation cancelled when the work shall stop
 * @param plugins asked for once, when the first extension is needed
 * @param logging whether the rooms look for loggers
 */
public record Seeds(
    HostEnvironment environment,
    Clock clock,
    CancellationToken cancellation,
    Supplier<PluginRegistry> plugins,
    Logging logging) {

  /** Whether anybody wants to read what happens. */
  public enum Logging {
    /** Nobody: loggers are not even looked for, which would take a tenth of a short command. */
    OFF,
    /** Through {@link System.Logger}, wherever that leads. */
    ON
  }

  /** Logs. */
  public Seeds(
      HostEnvironment environment,
      Clock clock,
      CancellationToken cancellation,
      Supplier<PluginRegistry> plugins) {
    this(environment, clock, cancellation, plugins, Logging.ON);
  }
}
