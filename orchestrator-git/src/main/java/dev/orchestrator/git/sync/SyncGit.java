package dev.orchestrator.git.sync;

import dev.orchestrator.core.cancellation.CancellationToken;
import dev.orchestrator.core.workspace.HostEnvironment;
import dev.orchestrator.exec.command.Command;
import dev.orchestrator.exec.command.CommandResult;
import dev.orchestrator.exec.command.CommandRunner;
import dev.orchestrator.git.command.HardenedGit;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The calls of git that a sync makes in one folder, each noted in the log. */
final class SyncGit {

  /** Fails a transfer that stands still, and a server that does not answer, in half a minute. */
  private static final Map<String, String> NETWORK =
      Map.of(
          "http.lowSpeedLimit", "1",
          "http.lowSpeedTime", "30",
          "protocol.ext.allow", "never",
          "gc.auto", "0",
          "maintenance.auto", "false",
          "fetch.recurseSubmodules", "false");

  private static final String SSH =
      "ssh -oBatchMode=yes -oConnectTimeout=15 -oServerAliveInterval=15 -oServerAliveCountMax=3";

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
    this(runner, HardenedGit.in(folder, timeout).overriding(NETWORK), environment, log, Map.of());
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
  CommandResult act(Remotes remotes, CancellationToken cancellation, List<String> arguments) {
    Command command = git.acting(arguments.toArray(String[]::new)).withEnvironment(variables);
    boolean ours = remotes.sshCommand().isEmpty() && !sshIsChosen();
    CommandResult result =
        runner.run(
            ours ? command.withEnvironment(Map.of("GIT_SSH_COMMAND", SSH)) : command, cancellation);
    log.note(arguments, result);
    return result;
  }

  private boolean sshIsChosen() {
    return Stream.of("GIT_SSH_COMMAND", "GIT_SSH")
        .anyMatch(name -> environment.variable(name).isPresent());
  }
}
