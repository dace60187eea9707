package dev.orchestrator.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.orchestrator.cli.session.Invocation;
import dev.orchestrator.cli.session.Terminal;
import dev.orchestrator.core.cancellation.CancellationToken;
import dev.orchestrator.core.workspace.HostEnvironment;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.TreeMap;

/**
 * Runs the program as a user would, in the process of the test: with a current folder, an
 * environment, a clock and a terminal of the test's choice. Immutable.
 */
public record CommandLineTester(
    Path currentFolder, Map<String, String> variables, Terminal terminal, Clock clock) {

  /** In {@code currentFolder}, with a home that does not exist and no terminal. */
  public static CommandLineTester in(Path currentFolder) {
    return new CommandLineTester(
        currentFolder,
        Map.of("HOME", currentFolder.resolve("no-home").toString(), "PATH", System.getenv("PATH")),
        Terminal.none(),
        Clock.systemUTC());
  }

  /** With these variables in addition. */
  public CommandLineTester with(Map<String, String> more) {
    Map<String, String> merged = new TreeMap<>(variables);
    merged.putAll(more);
    return new CommandLineTester(currentFolder, merged, terminal, clock);
  }

  /** At a time of the test's choice. */
  public CommandLineTester at(Clock time) {
    return new CommandLineTester(currentFolder, variables, terminal, time);
  }

  /** On a terminal of that width, with colour. */
  public CommandLineTester onTerminal(int columns) {
    Terminal all = new Terminal(true, true, true, columns, true);
    return new CommandLineTester(currentFolder, variables, all, clock);
  }

  /** Runs one command line to its end, with nothing on standard input. */
  public Ran run(String... args) {
    return runReading("", args);
  }

  /** Runs one command line to its end, with a text on standard input. */
  public Ran runReading(String input, String... args) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int status =
        Main.run(
            args,
            new Invocation(
                new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                new HostEnvironment(variables, currentFolder),
                terminal,
                clock,
                new CancellationToken()));
    return new Ran(
        status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  /** How a command line ended. */
  public record Ran(int status, String out, String err) {

    /** Standard output as the one JSON document it must be. */
    public JsonNode json() {
      try {
        return new ObjectMapper().readTree(out);
      } catch (IOException notJson) {
        throw new UncheckedIOException(out, notJson);
      }
    }
  }
}
