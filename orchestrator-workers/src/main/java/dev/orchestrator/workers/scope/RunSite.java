package dev.orchestrator.workers.scope;

import dev.orchestrator.runs.store.AttemptFolder;
import dev.orchestrator.runs.store.RunFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The place a run happens at: its folder, this machine, this program.
 *
 * @param folder where the run keeps what it knows
 * @param workspace the control-plane folder
 * @param run names the run among those of all workspaces
 * @param variables the environment of whoever started the supervisor
 * @param orchestrator how this program is called; empty when that is not known
 * @param bootId which boot of the machine; empty where unknown
 * @param superuser whether this is the superuser
 * @param watcher is told of each attempt folder whose exit record is to be noticed at once
 */
public record RunSite(
    RunFolder folder,
    Path workspace,
    String run,
    Map<String, String> variables,
    List<String> orchestrator,
    String bootId,
    boolean superuser,
    Consumer<Path> watcher) {

  /** The variable by which everything that an attempt started is found; the wrapper sets it. */
  public static final String MARKER = "ORCHESTRATOR_ATTEMPT";

  /** Copies the collections. */
  public RunSite {
    variables = Map.copyOf(variables);
    orchestrator = List.copyOf(orchestrator);
  }

  /** Whether this process is the superuser's. */
  public static boolean isSuperuser() {
    try {
      return Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(0);
    } catch (IOException | UnsupportedOperationException notHere) {
      return "root".equals(System.getProperty("user.name"));
    }
  }

  /** Has the exit record of an attempt noticed at once. */
  public void watch(AttemptFolder attempt) {
    watcher.accept(attempt.path());
  }
}
