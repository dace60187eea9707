package dev.orchestrator.cli.session;

import dev.orchestrator.core.workspace.HostEnvironment;

/**
 * What the standard streams are connected to. The launcher finds out, because the JVM cannot ask
 * about one stream alone, and passes it on as {@code -Dorchestrator.terminal=in,out,err} (those
 * that are terminals) and {@code -Dorchestrator.columns=N}.
 *
 * @param input whether standard input is a terminal
 * @param output whether standard output is a terminal
 * @param error whether standard error is a terminal
 * @param columns width to render for
 * @param colour whether the terminal and the user want colour
 */
public record Terminal(boolean input, boolean output, boolean error, int columns, boolean colour) {

  /** Wide enough for tables where no terminal limits them. */
  public static final int DEFAULT_COLUMNS = 120;

  /** No stream is a terminal. */
  public static Terminal none() {
    return new Terminal(false, false, false, DEFAULT_COLUMNS, false);
  }

  /** What the launcher passed to this process. */
  public static Terminal ofThisProcess(HostEnvironment environment) {
    String streams = System.getProperty("orchestrator.terminal", "");
    boolean output = streams.contains("out");
    boolean plain =
        environment.variable("NO_COLOR").isPresent()
            || environment.variable("TERM").filter("dumb"::equals).isPresent();
    return new Terminal(
        streams.contains("in"),
        output,
        streams.contains("err"),
        columns(environment),
        output && !plain);
  }

  /** The same terminal without colour. */
  public Terminal withoutColour() {
    return new Terminal(input, output, error, columns, false);
  }

  private static int columns(HostEnvironment environment) {
    String told =
        System.getProperty("orchestrator.columns", environment.variable("COLUMNS").orElse(""));
    boolean usable = told.matches("[1-9]\\d{0,4}");
    return usable ? Integer.parseInt(told) : DEFAULT_COLUMNS;
  }
}
