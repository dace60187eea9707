package dev.orchestrator.cli.completion;

import static java.util.stream.Collectors.joining;

import dev.orchestrator.cli.session.CommandListing;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/**
 * The commands, options and values of the command line as a {@code case} of a shell function: the
 * part of a completion script that no one should write by hand. Hidden commands and options are
 * left out.
 */
final class CompletionTable {

  private final boolean described;
  private final StringBuilder table = new StringBuilder();

  /** {@code described} adds what each word means, for shells that show it. */
  CompletionTable(boolean described) {
    this.described = described;
  }

  String of(CommandSpec root) {
    add("", root);
    return table.toString();
  }

  private void add(String path, CommandSpec command) {
    Map<String, CommandSpec> commands = CommandListing.visible(command);
    table.append("    ").append(quoted(path)).append(")\n");
    line("commands", commands.keySet().stream());
    List<OptionSpec> options = command.options().stream().filter(each -> !each.hidden()).toList();
    line("options", options.stream().flatMap(each -> Stream.of(each.names())));
    line("takes", options.stream().flatMap(option -> takes(command, option)));
    line("arguments", command.positionalParameters().stream().map(each -> argument(command, each)));
    if (described) {
      line("told", told(commands, options).stream());
    }
    table.append("      ;;\n");
    commands.forEach((name, child) -> add(path.isEmpty() ? name : path + " " + name, child));
  }

  private void line(String variable, Stream<String> words) {
    String all = words.map(CompletionTable::quoted).collect(joining(" "));
    if (!all.isEmpty()) {
      table.append("      ").append(variable).append("=(").append(all).append(")\n");
    }
  }

  private static Stream<String> takes(CommandSpec command, OptionSpec option) {
    return option.arity().max() == 0
        ? Stream.of()
        : Stream.of(option.names()).map(name -> name + ":" + ValueKind.wordFor(command, option));
  }

  private static String argument(CommandSpec command, PositionalParamSpec argument) {
    return ValueKind.wordFor(command, argument) + (argument.arity().isVariable() ? "*" : "");
  }

  private static List<String> told(Map<String, CommandSpec> commands, List<OptionSpec> options) {
    List<String> told = new ArrayList<>();
    commands.forEach((name, spec) -> told.add(name + ":" + CommandListing.summary(spec)));
    options.forEach(
        option -> {
          for (String name : option.names()) {
            told.add(name + ":" + first(option.description()));
          }
        });
    return told;
  }

  private static String first(String[] description) {
    return description.length == 0 ? "" : CommandLine.Help.Ansi.OFF.string(description[0]);
  }

  private static String quoted(String word) {
    return "'" + word.replace("'", "'\\''") + "'";
  }
}
