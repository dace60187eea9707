package dev.orchestrator.cli.output;

import dev.orchestrator.cli.session.GlobalOptions;
import dev.orchestrator.cli.session.Invocation;
import dev.orchestrator.cli.session.Terminal;
import dev.orchestrator.core.json.JsonCodec;
import java.io.PrintStream;
import java.util.List;

/**
 * Where a command writes: one result on standard output, as text or as one JSON document, and
 * remarks on standard error.
 */
public final class Output {

  private final Invocation invocation;
  private final GlobalOptions options;
  private final MentionedCommands commands;

  /** Decides by the options when something is written, not before they are parsed. */
  public Output(Invocation invocation, GlobalOptions options, MentionedCommands commands) {
    this.invocation = invocation;
    this.options = options;
    this.commands = commands;
  }

  /** Whether the result must be one JSON document. */
  public boolean json() {
    return options.json();
  }

  /** Whether remarks may be detailed. */
  public boolean verbose() {
    return options.verbose();
  }

  /** Standard output, for text results. */
  public PrintStream out() {
    return invocation.out();
  }

  /** The terminal as far as the options let it be used. */
  public Terminal terminal() {
    return options.noColor() ? invocation.terminal().withoutColour() : invocation.terminal();
  }

  /** Colours for standard output. */
  public Style style() {
    return new Style(terminal().colour() && !json());
  }

  /**
   * Writes a table: as wide as the terminal, and as wide as it needs to be where another program
   * reads it, so that no path is cut.
   */
  public void print(Table table) {
    int columns = terminal().output() ? terminal().columns() : Integer.MAX_VALUE;
    table.print(out(), style(), columns);
  }

  /** Writes the JSON document of this invocation; records become objects with snake case keys. */
  public void document(Object value) {
    invocation.out().println(new JsonCodec().pretty(value));
    invocation.out().flush();
  }

  /** One line of a result that is text; commands in it work as printed. */
  public void line(String line) {
    out().println(commands.in(line));
  }

  /** One line for the user that is not part of the result; commands in it work as printed. */
  public void remark(String line) {
    invocation.err().println(commands.in(line));
  }

  /** The commands that messages mention, to be written somewhere else. */
  public MentionedCommands commands() {
    return commands;
  }

  /** Writes what can be done next, a line for each step. */
  public void next(List<NextStep> steps) {
    List<String> lines = steps.stream().map(NextStep::command).map(commands::line).toList();
    int width = lines.stream().mapToInt(String::length).max().orElse(0);
    for (int index = 0; index < lines.size(); index++) {
      String padding = " ".repeat(width - lines.get(index).length() + 2);
      out().println("  " + lines.get(index) + padding + steps.get(index).does());
    }
  }

  /** A line that follows long work on a terminal; close it before anything else is written. */
  public ProgressLine progress() {
    return new ProgressLine(invocation.err(), invocation.terminal().error());
  }
}
