package dev.orchestrator.core.registry;

import dev.orchestrator.core.workspace.HostEnvironment;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Resolves a path of a configuration file: a leading {@code ~}, {@code ${NAME}} from the
 * environment, and relative paths against a base folder.
 */
public final class LocalPath {

  private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Za-z_][A-Za-z0-9_]*)}");

  private final HostEnvironment environment;
  private final Path base;

  /** Relative paths start at {@code base}. */
  public LocalPath(HostEnvironment environment, Path base) {
    this.environment = environment;
    this.base = base;
  }

  /** A resolved path, or the reason why there is none. Exactly one of the two is present. */
  public record Resolution(Optional<Path> path, Optional<String> problem) {}

  /** Resolves; never touches the file system. */
  public Resolution resolve(String written) {
    StringBuilder expanded = new StringBuilder();
    Matcher variable = VARIABLE.matcher(written);
    while (variable.find()) {
      Optional<String> value = environment.variable(variable.group(1));
      if (value.isEmpty()) {
        return problem("names ${" + variable.group(1) + "}, which is not set");
      }
      variable.appendReplacement(expanded, Matcher.quoteReplacement(value.get()));
    }
    variable.appendTail(expanded);
    try {
      Path path = base.resolve(withHome(expanded.toString())).normalize();
      return new Resolution(Optional.of(path.toAbsolutePath()), Optional.empty());
    } catch (InvalidPathException invalid) {
      return problem("is not a path: " + invalid.getReason());
    }
  }

  private String withHome(String text) {
    boolean home = text.equals("~") || text.startsWith("~/");
    return home ? environment.home() + text.substring(1) : text;
  }

  private static Resolution problem(String reason) {
    return new Resolution(Optional.empty(), Optional.of(reason));
  }
}
