package dev.orchestrator.cli.agent;

import dev.orchestrator.cli.output.Output;
import dev.orchestrator.cli.output.Style;
import dev.orchestrator.cli.output.Table;
import dev.orchestrator.cli.output.Table.Cell;
import dev.orchestrator.cli.request.UseCases;
import dev.orchestrator.cli.session.ExitStatus;
import dev.orchestrator.runtime.agent.AgentListDocument;
import dev.orchestrator.runtime.agent.ListAgents;
import java.util.List;
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

  private final UseCases useCases;
  private final Output output;

  AgentListCommand(UseCases useCases, Output output) {
    this.useCases = useCases;
    this.output = output;
  }

  @Override
  public Integer call() {
    AgentListDocument list = useCases.ask(ListAgents.class, new ListAgents.Request());
    if (output.json()) {
      output.document(list);
    } else {
      print(list.agents());
    }
    return ExitStatus.DONE;
  }

  private void print(List<AgentListDocument.Row> agents) {
    Style style = output.style();
    Table table = new Table("AGENT", "INSTALLED", "VERSION", "CAN DO", "FROM");
    for (AgentListDocument.Row row : agents) {
      table.row(
          new Cell(row.name(), style::name),
          row.installed() ? new Cell("yes", style::good) : new Cell("no", style::faint),
          Cell.of(row.version().orElse("-")),
          Cell.of(row.installed() ? String.join(", ", row.abilities()) : row.hint().orElse("")),
          new Cell(row.plugin(), style::faint));
    }
    output.print(table);
  }
}
