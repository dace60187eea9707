package dev.orchestrator.cli.session;

import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;

/** How commands are listed for people: in help, on manual pages and by shells that complete. */
public final class CommandListing {

  private CommandListing() {}

  /** The subcommands that are not hidden, by name, in the order in which they were declared. */
  public static Map<String, CommandSpec> visible(CommandSpec command) {
    Map<String, CommandSpec> visible = new LinkedHashMap<>();
    command
        .subcommands()
        .forEach(
            (name, line) -> {
              if (!line.getCommandSpec().usageMessage().hidden()) {
                visible.put(name, line.getCommandSpec());
              }
            });
    return visible;
  }

  /** What a command does, in one line: its description up to the first full stop or colon. */
  public static String summary(CommandSpec command) {
    String description = String.join(" ", command.usageMessage().description());
    return description.isEmpty()
        ? command.name()
        : Ansi.OFF.string(description.replace("%%", "%")).split("[.:](\\s|$)", 2)[0];
  }
}
