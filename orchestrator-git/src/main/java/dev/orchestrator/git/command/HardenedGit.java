package dev.orchestrator.git.command;

import dev.orchestrator.exec.command.Command;
import dev.orchestrator.exec.command.CommandSession;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Builds calls of git: no monitor or hook the repository configures is run, git never answers for a
 * repository further up, and what it says is not translated. A call that reads takes no lock that
 * somebody else's commit could fail on and fetches nothing.
 *
 * @param directory the folder git is run in; absolute, links resolved
 * @param timeout after which git and everything it started is stopped
 * @param overrides configuration that wins over the repository's, by key
 */
public record HardenedGit(Path directory, Duration timeout, Map<String, String> overrides) {

  private static final Map<String, String> ALWAYS =
      Map.of("core.fsmonitor", "false", "core.hooksPath", "/dev/null");

  /** Copies the overrides. */
  public HardenedGit {
    overrides = Map.copyOf(overrides);
  }

  /** Git in a folder, with nothing overridden but what always is. */
  public static HardenedGit in(Path directory, Duration timeout) {
    return new HardenedGit(directory, timeout, Map.of());
  }

  /** The same with further configuration that wins over the repository's. */
  public HardenedGit overriding(Map<String, String> more) {
    Map<String, String> all = new HashMap<>(overrides);
    all.putAll(more);
    return new HardenedGit(directory, timeout, all);
  }

  /** A call that reads. Names from outside must follow {@code --end-of-options} or {@code --}. */
  public Command reading(String... arguments) {
    Map<String, String> environment = environment();
    environment.put("GIT_NO_LAZY_FETCH", "1");
    environment.put("GIT_ALLOW_PROTOCOL", "none");
    List<String> argv = new ArrayList<>(List.of("git", "--no-optional-locks"));
    argv.addAll(List.of(arguments));
    return Command.capturing(argv, directory, timeout)
        .withEnvironment(environment)
        .withSession(CommandSession.INHERITED);
  }

  /**
   * A call that may change the repository and talk to its remote, in a session of its own: without
   * a terminal that ssh could ask on, and out of reach of an interrupt from the keyboard.
   */
  public Command acting(String... arguments) {
    List<String> argv = new ArrayList<>(List.of("git"));
    argv.addAll(List.of(arguments));
    return Command.capturing(argv, directory, timeout).withEnvironment(environment());
  }

  private Map<String, String> environment() {
    Map<String, String> environment = new HashMap<>();
    environment.putAll(place());
    environment.put("GIT_TERMINAL_PROMPT", "0");
    environment.put("LC_ALL", "C");
    configure(environment);
    return environment;
  }

  /** By variables, which submodules inherit and which, unlike options, any key fits in. */
  private void configure(Map<String, String> environment) {
    Map<String, String> all = new TreeMap<>(ALWAYS);
    all.putAll(overrides);
    int count = 0;
    for (Map.Entry<String, String> each : all.entrySet()) {
      environment.put("GIT_CONFIG_KEY_" + count, each.getKey());
      environment.put("GIT_CONFIG_VALUE_" + count, each.getValue());
      count++;
    }
    environment.put("GIT_CONFIG_COUNT", Integer.toString(count));
  }

  /** What differs from folder to folder in the environment of a call. */
  public Map<String, String> place() {
    Path parent = directory.getParent();
    return Map.of("GIT_CEILING_DIRECTORIES", parent == null ? "/" : parent.toString());
  }
}
