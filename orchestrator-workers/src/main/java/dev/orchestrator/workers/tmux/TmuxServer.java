package dev.orchestrator.workers.tmux;

import dev.orchestrator.core.cancellation.CancellationToken;
import dev.orchestrator.core.workspace.HostEnvironment;
import dev.orchestrator.exec.command.Command;
import dev.orchestrator.exec.command.CommandResult;
import dev.orchestrator.exec.command.CommandRunner;
import dev.orchestrator.exec.command.CommandSession;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Calls of one tmux server on a socket of its own, never the user's. No configuration file is read.
 * The server, when one of these calls founds it, gets a bare environment: it lives longer than the
 * environment of whoever happened to found it, and secrets have no business there.
 */
final class TmuxServer {

  /** The variable that names another socket, so that tests and demonstrations keep apart. */
  static final String SOCKET_VARIABLE = "ORCHESTRATOR_TMUX_SOCKET";

  private static final String DEFAULT_SOCKET = "orchestrator";
  private static final Duration LIMIT = Duration.ofSeconds(20);
  private static final List<String> SERVER_VARIABLES =
      List.of("PATH", "HOME", "USER", "LOGNAME", "SHELL", "TERM", "TMUX_TMPDIR", "TMPDIR");

  private final CommandRunner runner;
  private final HostEnvironment environment;
  private final String socket;

  TmuxServer(CommandRunner runner, HostEnvironment environment) {
    this.runner = runner;
    this.environment = environment;
    this.socket = environment.variable(SOCKET_VARIABLE).orElse(DEFAULT_SOCKET);
  }

  /** Runs commands; a server is founded when one of them is able to and there is none. */
  CommandResult run(TmuxCommands commands) {
    return tmux(commands.words());
  }

  /**
   * Runs commands that never found a server. No server, no environment to keep bare: that saves two
   * programs on the way to each agent.
   */
  CommandResult ask(TmuxCommands commands) {
    List<String> argv = new ArrayList<>(List.of("tmux", "-L", socket, "-f", "/dev/null"));
    argv.addAll(commands.words());
    return runner.run(
        command(argv)
            .withEnvironment(Map.of("LC_ALL", "C.UTF-8"))
            .withSession(CommandSession.INHERITED),
        new CancellationToken());
  }

  /** What {@code tmux -V} says. */
  CommandResult version() {
    return call(List.of("tmux", "-V"));
  }

  /** How a person addresses this server, also from a pane of another one. */
  List<String> client(String... arguments) {
    boolean nested = environment.variable("TMUX").isPresent() && !isAround();
    List<String> argv = new ArrayList<>(nested ? List.of("env", "-u", "TMUX") : List.of());
    argv.addAll(List.of("tmux", "-L", socket));
    argv.addAll(List.of(arguments));
    return List.copyOf(argv);
  }

  /** Whether this program runs in a pane of this very server. */
  boolean isAround() {
    return environment
        .variable("TMUX")
        .map(value -> value.split(",", 2)[0])
        .filter(path -> path.endsWith("/" + socket))
        .isPresent();
  }

  private CommandResult tmux(List<String> words) {
    List<String> argv = new ArrayList<>(List.of("env", "-i"));
    serverEnvironment().forEach((name, value) -> argv.add(name + "=" + value));
    argv.addAll(List.of("tmux", "-L", socket, "-f", "/dev/null"));
    argv.addAll(words);
    return call(argv);
  }

  private Map<String, String> serverEnvironment() {
    Map<String, String> kept = new TreeMap<>();
    for (String name : SERVER_VARIABLES) {
      environment.variable(name).ifPresent(value -> kept.put(name, value));
    }
    kept.putIfAbsent("TERM", "screen-256color");
    kept.put("LC_ALL", "C.UTF-8");
    return kept;
  }

  private CommandResult call(List<String> argv) {
    return runner.run(command(argv), new CancellationToken());
  }

  private static Command command(List<String> argv) {
    return Command.capturing(argv, Path.of("/"), LIMIT);
  }
}
