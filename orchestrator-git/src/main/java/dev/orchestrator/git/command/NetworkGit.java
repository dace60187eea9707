package dev.orchestrator.git.command;

import dev.orchestrator.core.workspace.HostEnvironment;
import dev.orchestrator.exec.command.Command;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Calls of git that talk to a server. A server that does not answer, or a transfer that stands
 * still, fails in half a minute; nobody is asked for a password; nothing is tidied up behind.
 */
public final class NetworkGit {

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

  private NetworkGit() {}

  /** Git in a folder, configured for talking to servers. */
  public static HardenedGit in(Path folder, Duration timeout) {
    return HardenedGit.in(folder, timeout).overriding(NETWORK);
  }

  /**
   * The command with an ssh that never asks, unless another one was chosen.
   *
   * @param sshConfigured whether git's configuration sets {@code core.sshCommand}
   */
  public static Command overSsh(
      Command command, boolean sshConfigured, HostEnvironment environment) {
    return sshConfigured || sshIsChosen(environment)
        ? command
        : command.withEnvironment(Map.of("GIT_SSH_COMMAND", SSH));
  }

  private static boolean sshIsChosen(HostEnvironment environment) {
    return Stream.of("GIT_SSH_COMMAND", "GIT_SSH")
        .anyMatch(name -> environment.variable(name).isPresent());
  }
}
