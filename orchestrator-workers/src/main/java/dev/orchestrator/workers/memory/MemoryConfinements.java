package dev.orchestrator.workers.memory;

import dev.orchestrator.core.cancellation.CancellationToken;
import dev.orchestrator.core.workspace.HostEnvironment;
import dev.orchestrator.exec.command.Command;
import dev.orchestrator.exec.command.CommandRunner;
import jakarta.inject.Inject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Finds the means by which this machine limits the memory of a worker: scopes of systemd where it
 * runs, else control groups where this process may make some. Looking costs a process start, so it
 * is done when somebody wants a limit. Thread-safe.
 */
public final class MemoryConfinements {

  private static final Duration LIMIT = Duration.ofSeconds(10);
  private static final long ENOUGH_TO_TRY = 64L << 20;
  private static final List<String> REACHING_SYSTEMD =
      List.of("XDG_RUNTIME_DIR", "DBUS_SESSION_BUS_ADDRESS");

  private final CommandRunner runner;
  private final HostEnvironment environment;
  private final Path root;

  /** Asks the machine this runs on. */
  @Inject
  public MemoryConfinements(CommandRunner runner, HostEnvironment environment) {
    this(runner, environment, Path.of("/"));
  }

  MemoryConfinements(CommandRunner runner, HostEnvironment environment, Path root) {
    this.runner = runner;
    this.environment = environment;
    this.root = root;
  }

  /** The means of this machine; one that is unavailable, with the reason, where there is none. */
  public MemoryConfinement find() {
    for (SystemdScope scope : scopes()) {
      if (works(scope)) {
        return scope;
      }
    }
    return new ControlGroups(root).find();
  }

  private List<SystemdScope> scopes() {
    if (!Files.isDirectory(root.resolve("run/systemd/system"))) {
      return List.of();
    }
    Map<String, String> variables = new TreeMap<>();
    for (String name : REACHING_SYSTEMD) {
      environment.variable(name).ifPresent(value -> variables.put(name, value));
    }
    return List.of(new SystemdScope(true, variables), new SystemdScope(false, Map.of()));
  }

  private boolean works(SystemdScope scope) {
    List<String> argv = new ArrayList<>(scope.argv(ENOUGH_TO_TRY));
    argv.addAll(List.of("--", "true"));
    return runner
        .run(Command.capturing(argv, Path.of("/"), LIMIT), new CancellationToken())
        .isSuccess();
  }
}
