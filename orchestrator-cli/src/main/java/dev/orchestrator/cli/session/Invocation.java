package dev.orchestrator.cli.session;

import dev.orchestrator.core.cancellation.CancellationToken;
import dev.orchestrator.core.workspace.HostEnvironment;
import java.io.InputStream;
import java.io.PrintStream;
import java.time.Clock;

/**
 * One call of the program: its streams and everything it learns from the system around it.
 *
 * @param in standard input
 * @param out results
 * @param err everything else
 * @param environment variables and current folder
 * @param terminal what the streams are connected to
 * @param clock the time
 * @param cancellation cancelled when the user interrupts
 */
public record Invocation(
    InputStream in,
    PrintStream out,
    PrintStream err,
    HostEnvironment environment,
    Terminal terminal,
    Clock clock,
    CancellationToken cancellation) {}
