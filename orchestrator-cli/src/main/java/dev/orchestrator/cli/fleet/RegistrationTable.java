package dev.orchestrator.cli.fleet;

import dev.orchestrator.cli.output.Output;
import dev.orchestrator.cli.output.Table;
import dev.orchestrator.core.registry.edit.NewRepository;
import dev.orchestrator.core.text.Counted;
import dev.orchestrator.core.text.PlainText;
import dev.orchestrator.runtime.fleet.RegistrationDocument;

/** What was registered, for people and as a document. */
final class RegistrationTable {

  private final Output output;

  RegistrationTable(Output output) {
    this.output = output;
  }

  void print(RegistrationDocument result) {
    if (output.json()) {
      output.document(result);
      return;
    }
    if (!result.added().isEmpty()) {
      Table table = new Table("NAME", "BRANCH", "LOCAL", "REMOTE");
      for (NewRepository each : result.added()) {
        table.row(each.name(), each.defaultBranch(), each.local(), each.remote());
      }
      output.print(table);
    }
    result
        .known()
        .forEach(
            each ->
                output.remark(
                    PlainText.visible(
                        each.wanted().local()
                            + " is already registered as "
                            + each.registeredAs())));
    String count = Counted.of(result.added().size(), "repository", "repositories");
    output.out().println((result.dryRun() ? "would add " : "added ") + count);
  }
}
