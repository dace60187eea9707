package dev.orchestrator.workers.memory;

import dev.orchestrator.runs.attempt.AttemptId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A transient scope of systemd per attempt, with the attempt's wrapper in it. systemd owns the
 * groups and takes them away. A scope also outlives the service that asked for it.
 *
 * @param user whether the user's own systemd is asked, else that of the system
 * @param variables by which the user's systemd is reached; tmux starts programs without them
 */
record SystemdScope(boolean user, Map<String, String> variables) implements MemoryConfinement {

  SystemdScope {
    variables = Map.copyOf(variables);
  }

  @Override
  public String means() {
    return "scopes of " + (user ? "the user's" : "the system's") + " systemd";
  }

  @Override
  public Optional<String> unavailable() {
    return Optional.empty();
  }

  @Override
  public Place confine(AttemptId attempt, long bytes) {
    List<String> argv = new ArrayList<>(argv(bytes));
    argv.add("--description=attempt " + attempt.value());
    argv.add("--");
    return new Place(Place.OWN_GROUP, argv);
  }

  /** How a program is started in a scope, up to its own argv. */
  List<String> argv(long bytes) {
    List<String> argv = new ArrayList<>(List.of("env"));
    new TreeMap<>(variables).forEach((name, value) -> argv.add(name + "=" + value));
    argv.add("systemd-run");
    if (user) {
      argv.add("--user");
    }
    argv.addAll(
        List.of(
            "--scope",
            "--quiet",
            "--collect",
            "--property=MemoryMax=" + bytes,
            "--property=MemorySwapMax=0"));
    return List.copyOf(argv);
  }
}
