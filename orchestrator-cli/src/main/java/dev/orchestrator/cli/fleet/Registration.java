package dev.orchestrator.cli.fleet;

import dev.orchestrator.cli.output.Output;
import dev.orchestrator.cli.output.Table;
import dev.orchestrator.core.registry.edit.NewRepository;
import dev.orchestrator.core.registry.edit.RegistryEditor;
import dev.orchestrator.core.registry.edit.RegistryEditor.Addition;
import dev.orchestrator.core.text.Counted;
import dev.orchestrator.core.text.PlainText;
import jakarta.inject.Provider;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** Registering many repositories at once, with options for what is written of each. */
final class Registration {

  private final Provider<RegistryEditor> editor;
  private final Output output;

  @Option(names = "--dry-run", description = "Show what would be added and change nothing.")
  private boolean dryRun;

  @Option(
      names = "--tag",
      split = ",",
      paramLabel = "TAG",
      description = "Give each of them this tag; may be repeated.")
  private final List<String> tags = new ArrayList<>();

  Registration(Provider<RegistryEditor> editor, Output output) {
    this.editor = editor;
    this.output = output;
  }

  void register(List<NewRepository> found) {
    List<NewRepository> tagged = found.stream().map(this::withTags).toList();
    Addition result = dryRun ? editor.get().wouldAdd(tagged) : editor.get().addMissing(tagged);
    if (output.json()) {
      output.document(new Document(1, dryRun, result.added(), result.known()));
    } else {
      print(result);
    }
  }

  private NewRepository withTags(NewRepository found) {
    List<String> all = new ArrayList<>(found.tags());
    tags.stream().filter(tag -> !all.contains(tag)).forEach(all::add);
    return found.tagged(all);
  }

  private void print(Addition result) {
    if (!result.added().isEmpty()) {
      Table table = new Table("NAME", "BRANCH", "LOCAL", "REMOTE");
      for (NewRepository each : result.added()) {
        table.row(each.name(), each.defaultBranch(), each.local(), each.remote());
      }
      output.print(table);
    }
    for (RegistryEditor.Known each : result.known()) {
      output.remark(
          PlainText.visible(
              each.wanted().local() + " is already registered as " + each.registeredAs()));
    }
    String count = Counted.of(result.added().size(), "repository", "repositories");
    output.out().println((dryRun ? "would add " : "added ") + count);
  }

  private record Document(
      int schemaVersion,
      boolean dryRun,
      List<NewRepository> added,
      List<RegistryEditor.Known> known) {}
}
