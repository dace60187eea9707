package dev.orchestrator.cli.playbook;

import dev.orchestrator.cli.output.Output;
import dev.orchestrator.cli.output.Table;
import dev.orchestrator.cli.request.UseCases;
import dev.orchestrator.cli.session.ExitStatus;
import dev.orchestrator.runtime.playbook.ListPlaybooks;
import dev.orchestrator.runtime.playbook.PlaybookListDocument;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;

/** Lists the playbooks with what each is for. */
@Command(name = "list", description = "List the playbooks with what each is for.")
final class PlaybookListCommand implements Callable<Integer> {

  private final UseCases useCases;
  private final Output output;

  PlaybookListCommand(UseCases useCases, Output output) {
    this.useCases = useCases;
    this.output = output;
  }

  @Override
  public Integer call() {
    PlaybookListDocument list = useCases.ask(ListPlaybooks.class, new ListPlaybooks.Request());
    if (output.json()) {
      output.document(list);
      return ExitStatus.DONE;
    }
    Table table = new Table("PLAYBOOK", "TAKES", "PURPOSE");
    list.playbooks().forEach(row -> table.row(row.name(), takes(row), row.purpose()));
    output.print(table);
    return ExitStatus.DONE;
  }

  private static String takes(PlaybookListDocument.Row row) {
    Stream<String> repository = row.needsRepository() ? Stream.of("--repo") : Stream.of();
    return Stream.concat(repository, row.variables().stream()).collect(Collectors.joining(" "));
  }
}
