package dev.orchestrator.core.workspace;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * What the surrounding system tells this process, as a value, so that nothing else reads it.
 *
 * @param variables environment variables
 * @param currentFolder absolute
 */
public record HostEnvironment(Map<String, String> variables, Path currentFolder) {

  /** Copies the variables. */
  public HostEnvironment {
    variables = Map.copyOf(variables);
    currentFolder = currentFolder.toAbsolutePath().normalize();
  }

  /** The environment of this process. */
  public static HostEnvironment ofThisProcess() {
    return new HostEnvironment(System.getenv(), Path.of(""));
  }

  /** A variable that is set and not empty. */
  public Optional<String> variable(String name) {
    return Optional.ofNullable(variables.get(name)).filter(value -> !value.isEmpty());
  }

  /** The folder of this program's own configuration of the user, which need not be there. */
  public Path configurationFolder() {
    Path configurations =
        variable("XDG_CONFIG_HOME").map(Path::of).orElseGet(() -> home().resolve(".config"));
    return currentFolder.resolve(configurations).resolve("orchestrator");
  }

  /** The user's home folder: {@code HOME}, else what the JVM found. */
  public Path home() {
    return Path.of(variable("HOME").orElse(System.getProperty("user.home")));
  }
}
