package dev.orchestrator.exec.spi;

import java.util.List;
import java.util.Map;

/**
 * How to call a tool: never shell text.
 *
 * @param argv program and arguments
 * @param environment further variables
 * @param versionArgv prints the version of the tool; a cached result is void when it changes
 */
public record ToolInvocation(
    List<String> argv, Map<String, String> environment, List<String> versionArgv) {

  /** Copies the collections. */
  public ToolInvocation {
    argv = List.copyOf(argv);
    environment = Map.copyOf(environment);
    versionArgv = List.copyOf(versionArgv);
  }

  /** A call without variables, whose program answers {@code --version}. */
  public static ToolInvocation of(String... argv) {
    return new ToolInvocation(List.of(argv), Map.of(), List.of(argv[0], "--version"));
  }
}
