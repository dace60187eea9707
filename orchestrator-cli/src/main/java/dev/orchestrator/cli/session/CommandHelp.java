package dev.orchestrator.cli.session;

import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * Help in which a command's own options come first and those of every command last, and in which a
 * list of commands says in one line what each does.
 */
public final class CommandHelp extends Help {

  private static final Predicate<OptionSpec> EVERYWHERE = OptionSpec::inherited;

  private final Map<String, List<String>> headings;

  /**
   * Of a command.
   *
   * @param headings over the commands of the program, in their order: each with the names below it
   */
  public CommandHelp(CommandSpec command, ColorScheme colours, Map<String, List<String>> headings) {
    super(command, colours);
    this.headings = headings;
  }

  @Override
  protected Ansi.Text createDetailedSynopsisOptionsText(
      Collection<ArgSpec> done, Comparator<OptionSpec> order, boolean cluster) {
    List<OptionSpec> everywhere = options(EVERYWHERE);
    done.addAll(everywhere);
    return super.createDetailedSynopsisOptionsText(done, order, cluster);
  }

  @Override
  public String optionList() {
    return optionListExcludingGroups(listed(EVERYWHERE.negate())) + optionListGroupSections();
  }

  /** Is part of the list, which has several. */
  @Override
  public String commandListHeading(Object... params) {
    return "";
  }

  @Override
  public String commandList() {
    Map<String, Help> all = subcommands();
    String commands =
        commandSpec().parent() == null ? underHeadings(all) : section("Commands", listed(all));
    return commands + section("Of every command", optionListExcludingGroups(listed(EVERYWHERE)));
  }

  private String underHeadings(Map<String, Help> all) {
    StringBuilder list = new StringBuilder();
    headings.forEach(
        (heading, names) -> {
          Map<String, Help> below = new LinkedHashMap<>(all);
          below.keySet().retainAll(names);
          list.append(section(heading, listed(below)));
        });
    return list.toString();
  }

  private String listed(Map<String, Help> commands) {
    int longest = subcommands().keySet().stream().mapToInt(String::length).max().orElse(0);
    TextTable table =
        TextTable.forColumns(
            colorScheme(),
            new Column(longest + 4, 2, Column.Overflow.SPAN),
            new Column(
                commandSpec().usageMessage().width() - longest - 4, 2, Column.Overflow.WRAP));
    table.setAdjustLineBreaksForWideCJKCharacters(true);
    commands.forEach(
        (name, help) ->
            table.addRowValues(
                colorScheme().commandText(name),
                colorScheme().ansi().new Text(CommandListing.summary(help.commandSpec()))));
    return table.toString();
  }

  private List<OptionSpec> options(Predicate<OptionSpec> which) {
    return commandSpec().options().stream().filter(which).toList();
  }

  /** Options of a group with a heading are listed below that. */
  private List<OptionSpec> listed(Predicate<OptionSpec> which) {
    return options(
        which.and(
            each -> !each.hidden() && (each.group() == null || each.group().heading() == null)));
  }

  private static String section(String heading, String text) {
    return text.isEmpty() ? "" : String.format("%n%s:%n%s", heading, text);
  }
}
