package dev.orchestrator.cli.session;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The options that every command understands, before or after its name. */
public final class GlobalOptions {

  /** How results are written. */
  public enum Format {
    text,
    json
  }

  @Option(
      names = {"-w", "--workspace"},
      paramLabel = "DIR",
      scope = ScopeType.INHERIT,
      description =
          "The workspace; default: $ORCHESTRATOR_WORKSPACE, else the nearest folder upward with"
              + " config/repos.json.")
  private @Nullable Path workspace;

  @Option(
      names = "--output",
      paramLabel = "text|json",
      scope = ScopeType.INHERIT,
      description = "How results are written.")
  private Format format = Format.text;

  @Option(
      names = "--json",
      scope = ScopeType.INHERIT,
      description =
          "The same as --output json: one JSON document on standard output, also on failure.")
  private boolean json;

  @Option(
      names = "--no-color",
      scope = ScopeType.INHERIT,
      description = "No colour, even on a terminal; NO_COLOR does the same.")
  private boolean noColor;

  @Option(
      names = {"-v", "--verbose"},
      scope = ScopeType.INHERIT,
      description =
          "Tell on standard error what is asked and how long it takes; twice, every command too."
              + " $$ORCHESTRATOR_LOG names a file for all of it.")
  private boolean[] verbose = new boolean[0];

  @Option(
      names = "--stacktrace",
      scope = ScopeType.INHERIT,
      description = "Show where in the program an error arose.")
  private boolean stacktrace;

  /** The workspace named on the command line. */
  public Optional<Path> workspace() {
    return Optional.ofNullable(workspace);
  }

  /** Whether results are one JSON document. */
  public boolean json() {
    return json || format == Format.json;
  }

  /** Whether colour was refused. */
  public boolean noColor() {
    return noColor;
  }

  /** Whether to say more. */
  public boolean verbose() {
    return verbose.length > 0;
  }

  /** Whether to show stack traces. */
  public boolean stacktrace() {
    return stacktrace;
  }
}
