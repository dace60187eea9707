package dev.orchestrator.cli.playbook;

import dev.orchestrator.cli.output.Output;
import dev.orchestrator.cli.output.Table;
import dev.orchestrator.cli.session.ExitStatus;
import dev.orchestrator.runtime.playbook.Playbook;
import dev.orchestrator.runtime.playbook.PlaybookShelf;
import jakarta.inject.Provider;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;

/** Lists the playbooks with what each is for. */
@Command(name = "list", description = "List the playbooks with what each is for.")
final class PlaybookListCommand implements Callable<Integer> {

  private final Provider<PlaybookShelf> shelf;
  private final Output output;

  PlaybookListCommand(Provider<PlaybookShelf> shelf, Output output) {
    this.shelf = shelf;
    this.output = output;
  }

  @Override
  public Integer call() {
    List<Row> rows = shelf.get().all().stream().map(Row::of).toList();
    if (output.json()) {
      output.document(new Document(1, rows));
      return ExitStatus.DONE;
    }
    Table table = new Table("PLAYBOOK", "TAKES", "PURPOSE");
    rows.forEach(row -> table.row(row.name(), row.takes(), row.purpose()));
    output.print(table);
    return ExitStatus.DONE;
  }

  private record Document(int schemaVersion, List<Row> playbooks) {}

  private record Row(
      String name,
      String title,
      String purpose,
      List<String> variables,
      boolean needsRepository,
      String file) {

    static Row of(Playbook playbook) {
      return new Row(
          playbook.name(),
          playbook.title(),
          playbook.purpose(),
          playbook.variables(),
          !playbook.repositoryFields().isEmpty(),
          playbook.file().toString());
    }

    String takes() {
      return Stream.concat(needsRepository ? Stream.of("--repo") : Stream.of(), variables.stream())
          .collect(Collectors.joining(" "));
    }
  }
}
