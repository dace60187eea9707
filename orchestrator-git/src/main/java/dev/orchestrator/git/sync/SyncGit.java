package dev.orchestrator.git.sync;

import dev.orchestrator.core.cancellation.CancellationToken;
import dev.orchestrator.core.workspace.HostEnvironment;
import dev.orchestrator.exec.command.Command;
import dev.orchestrator.exec.command.CommandResult;
import dev.orchestrator.exec.command.CommandRunner;
import dev.orchestrator.git.command.HardenedGit;
import dev.orchestrator.git.command.NetworkGit;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The calls of git that a sync makes in one folder, each noted in the log. */
final class SyncGit {

  private final CommandRunner runner;
  private final HardenedGit git;
  private final HostEnvironment environment;
  private final SyncLog log;
  private final Map<String, String> variables;

  SyncGit(
      CommandRunner runner,
      Path folder,
      Duration timeout,
      HostEnvironment environment,
      SyncLog log) {
    this(runner, NetworkGit.in(folder, timeout), environment, log, Map.of());
  }

  private SyncGit(
      CommandRunner runner,
      HardenedGit git,
      HostEnvironment environment,
      SyncLog log,
      Map<String, String> variables) {
    this.runner = runner;
    this.git = git;
    this.environment = environment;
    this.log = log;
    this.variables = variables;
  }

  /** The same with configuration that wins over the repository's, and further variables. */
  SyncGit with(Map<String, String> configuration, Map<String, String> more) {
    return new SyncGit(runner, git.overriding(configuration), environment, log, more);
  }

  /** A call that only reads. */
  CommandResult read(CancellationToken cancellation, String... arguments) {
    return runner.run(git.reading(arguments).withEnvironment(variables), cancellation);
  }

  /** A call that may talk to a server and may change the repository. */
  CommandResult act(
      RemoteConfiguration remotes, CancellationToken cancellation, List<String> arguments) {
    Command command = git.acting(arguments.toArray(String[]::new)).withEnvironment(variables);
    CommandResult result =
        runner.run(
            NetworkGit.overSsh(command, remotes.sshCommand().isPresent(), environment),
            cancellation);
    log.note(arguments, result);
    return result;
  }
}
