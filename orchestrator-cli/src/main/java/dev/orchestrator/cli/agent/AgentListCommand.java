package dev.orchestrator.cli.agent;

import dev.orchestrator.agents.catalog.AgentCatalog;
import dev.orchestrator.agents.catalog.AgentCatalog.Listed;
import dev.orchestrator.cli.output.Output;
import dev.orchestrator.cli.output.Style;
import dev.orchestrator.cli.output.Table;
import dev.orchestrator.cli.output.Table.Cell;
import dev.orchestrator.cli.session.ExitStatus;
import jakarta.inject.Provider;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Lists the agents: which are installed, in which version, and what each can do. */
@Command(
    name = "list",
    description = {
      "List the agents: which are installed, in which version, and what each can do.",
      "",
      "Looks on the search path only; a plan may name a program elsewhere."
    })
final class AgentListCommand implements Callable<Integer> {

  private final Provider<AgentCatalog> agents;
  private final Output output;

  AgentListCommand(Provider<AgentCatalog> agents, Output output) {
    this.agents = agents;
    this.output = output;
  }

  @Override
  public Integer call() {
    List<Listed> all = agents.get().list();
    if (output.json()) {
      output.document(new Document(1, all.stream().map(Row::of).toList()));
    } else {
      print(all);
    }
    return ExitStatus.DONE;
  }

  private void print(List<Listed> all) {
    Style style = output.style();
    Table table = new Table("AGENT", "INSTALLED", "VERSION", "CAN DO", "FROM");
    for (Listed agent : all) {
      Row row = Row.of(agent);
      table.row(
          new Cell(row.name(), style::name),
          row.installed() ? new Cell("yes", style::good) : new Cell("no", style::faint),
          Cell.of(row.version().orElse("-")),
          Cell.of(row.installed() ? String.join(", ", row.abilities()) : row.hint().orElse("")),
          new Cell(row.plugin(), style::faint));
    }
    output.print(table);
  }

  private record Document(int schemaVersion, List<Row> agents) {}

  private record Row(
      String name,
      boolean installed,
      Optional<String> version,
      Optional<String> program,
      List<String> abilities,
      Optional<String> problem,
      Optional<String> hint,
      String plugin) {
    static Row of(Listed agent) {
      return new Row(
          agent.name(),
          agent.installation().isUsable(),
          agent.installation().version(),
          agent.installation().program().map(Object::toString),
          agent.installation().abilities(),
          agent.installation().problem(),
          agent.installation().hint(),
          agent.plugin());
    }
  }
}
