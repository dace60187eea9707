package dev.orchestrator.cli.manual;

import dev.orchestrator.cli.session.CommandHelp;
import dev.orchestrator.cli.session.CommandListing;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** One command as a page of section 1 of the manual, in the {@code man} macros of roff. */
final class ManualPage {

  private final CommandSpec command;
  private final List<String> lines = new ArrayList<>();

  private ManualPage(CommandSpec command) {
    this.command = command;
  }

  /** The page of a command and of every visible command below it. */
  static Stream<ManualPage> ofAll(CommandSpec command) {
    return Stream.concat(
        Stream.of(new ManualPage(command)),
        CommandListing.visible(command).values().stream().flatMap(ManualPage::ofAll));
  }

  /** Such as {@code orchestrator-repo-list.1}. */
  String fileName() {
    return name(command) + ".1";
  }

  String text() {
    lines.clear();
    lines.add(
        ".TH "
            + escaped(name(command).toUpperCase(java.util.Locale.ROOT))
            + " 1 \"\" orchestrator");
    section("NAME", escaped(name(command)) + " \\- " + escaped(CommandListing.summary(command)));
    section("SYNOPSIS", ".B " + escaped(command.qualifiedName()), escaped(synopsis()));
    section("DESCRIPTION", description());
    arguments();
    options("OPTIONS", command.options().stream().filter(each -> !each.inherited()).toList());
    commands();
    options("GLOBAL OPTIONS", command.options().stream().filter(OptionSpec::inherited).toList());
    footer();
    seeAlso();
    return String.join("\n", lines) + "\n";
  }

  private void section(String title, String... paragraphs) {
    lines.add(".SH " + title);
    lines.addAll(List.of(paragraphs));
  }

  private String[] description() {
    return Stream.of(command.usageMessage().description())
        .map(line -> escaped(plain(line)))
        .flatMap(
            line ->
                line.endsWith(".") || line.endsWith(")") ? Stream.of(line, ".br") : Stream.of(line))
        .toArray(String[]::new);
  }

  private String synopsis() {
    String line = new CommandHelp(command, Help.defaultColorScheme(Ansi.OFF), Map.of()).synopsis(0);
    return line.replace(command.qualifiedName(), "").replaceAll("\\s+", " ").strip();
  }

  private void arguments() {
    if (!command.positionalParameters().isEmpty()) {
      section("ARGUMENTS");
      command.positionalParameters().forEach(each -> entry(each.paramLabel(), each.description()));
    }
  }

  private void options(String title, List<OptionSpec> options) {
    List<OptionSpec> visible = options.stream().filter(each -> !each.hidden()).toList();
    if (!visible.isEmpty()) {
      section(title);
      visible.forEach(each -> entry(words(each), each.description()));
    }
  }

  private static String words(OptionSpec option) {
    String value = option.arity().max() == 0 ? "" : " " + option.paramLabel();
    return String.join(", ", option.names()) + value;
  }

  private void commands() {
    if (!CommandListing.visible(command).isEmpty()) {
      section("COMMANDS");
      CommandListing.visible(command)
          .forEach(
              (name, each) ->
                  entry(
                      name,
                      new String[] {CommandListing.summary(each), "See " + name(each) + "(1)."}));
    }
  }

  private void footer() {
    String[] footer = command.usageMessage().footer();
    if (footer.length > 0) {
      section(
          "NOTES",
          Stream.of(footer)
              .filter(line -> !line.isBlank())
              .map(line -> escaped(plain(line)))
              .toArray(String[]::new));
    }
  }

  private void seeAlso() {
    if (command.parent() != null) {
      section("SEE ALSO", ".BR " + escaped(name(command.parent())) + " (1)");
    }
  }

  private void entry(String term, String[] description) {
    lines.add(".TP");
    lines.add(".B " + escaped(term));
    for (String line : description) {
      lines.add(escaped(plain(line)));
    }
  }

  private static String name(CommandSpec command) {
    return command.qualifiedName("-");
  }

  private static String plain(String line) {
    return Ansi.OFF.string(line.replace("%%", "%"));
  }

  /** A dot or an apostrophe at the start of a line would be a request of roff. */
  private static String escaped(String text) {
    String safe = text.replace("\\", "\\e").replace("-", "\\-");
    return safe.startsWith(".") || safe.startsWith("'") ? "\\&" + safe : safe;
  }
}
