package dev.orchestrator.git.sync;

import dev.orchestrator.core.cancellation.CancellationToken;
import dev.orchestrator.core.workspace.HostEnvironment;
import dev.orchestrator.core.workspace.Workspace;
import dev.orchestrator.exec.command.CommandRunner;
import dev.orchestrator.git.status.RepositoryScanner;
import java.nio.file.Path;

/** What the syncs of all repositories of one run share. */
record SyncTools(
    CommandRunner runner,
    RepositoryScanner scanner,
    Workspace workspace,
    HostEnvironment environment,
    CancellationToken cancellation,
    Hosts hosts,
    SyncLogs logs,
    SyncOptions options) {

  SyncGit gitIn(Path folder, SyncLog log) {
    return new SyncGit(runner, folder, options.timeout(), environment, log);
  }
}
