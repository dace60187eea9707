package dev.orchestrator.git.command;

import dev.orchestrator.exec.command.Command;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Builds calls of git that look at a repository: no lock is taken that somebody else's commit could
 * fail on, no monitor or hook the repository configures is run, nothing is fetched, git never
 * answers for a repository further up, and what it says is not translated.
 *
 * @param directory the folder git is run in; absolute, links resolved
 * @param timeout after which git and everything it started is stopped
 * @param overrides configuration that wins over the repository's, as {@code key=value}
 */
public record HardenedGit(Path directory, Duration timeout, List<String> overrides) {

  private static final List<String> ALWAYS =
      List.of("core.fsmonitor=false", "core.hooksPath=/dev/null");

  /** Copies the overrides. */
  public HardenedGit {
    overrides = List.copyOf(overrides);
  }

  /** Git in a folder, with nothing overridden but what always is. */
  public static HardenedGit in(Path directory, Duration timeout) {
    return new HardenedGit(directory, timeout, List.of());
  }

  /** The same with further configuration that wins over the repository's. */
  public HardenedGit overriding(List<String> more) {
    List<String> all = new ArrayList<>(overrides);
    all.addAll(more);
    return new HardenedGit(directory, timeout, all);
  }

  /** A call that reads. Names from outside must follow {@code --end-of-options} or {@code --}. */
  public Command reading(String... arguments) {
    List<String> argv = new ArrayList<>(List.of("git", "--no-optional-locks"));
    argv.addAll(options());
    argv.addAll(List.of(arguments));
    return Command.capturing(argv, directory, timeout).withEnvironment(environment());
  }

  private List<String> options() {
    List<String> options = new ArrayList<>();
    ALWAYS.forEach(option -> options.addAll(List.of("-c", option)));
    overrides.forEach(option -> options.addAll(List.of("-c", option)));
    return options;
  }

  private Map<String, String> environment() {
    return Map.of(
        "GIT_CEILING_DIRECTORIES",
        Optional.ofNullable(directory.getParent()).map(Path::toString).orElse("/"),
        "GIT_NO_LAZY_FETCH",
        "1",
        "GIT_ALLOW_PROTOCOL",
        "none",
        "GIT_TERMINAL_PROMPT",
        "0",
        "LC_ALL",
        "C");
  }
}
