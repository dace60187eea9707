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
 */
public record Seeds(
    HostEnvironment environment,
    Clock clock,
    CancellationToken cancellation,
    Supplier<PluginRegistry> plugins) {}
