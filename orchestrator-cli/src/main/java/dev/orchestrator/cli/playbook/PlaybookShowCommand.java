package dev.orchestrator.cli.playbook;

import dev.orchestrator.cli.output.Output;
import dev.orchestrator.cli.session.ExitStatus;
import dev.orchestrator.core.registry.Repository;
import dev.orchestrator.core.registry.RepositoryRegistry;
import dev.orchestrator.core.template.RepositoryValues;
import dev.orchestrator.core.text.PlainText;
import dev.orchestrator.runtime.playbook.Playbook;
import dev.orchestrator.runtime.playbook.PlaybookFilling;
import dev.orchestrator.runtime.playbook.PlaybookFilling.Filled;
import dev.orchestrator.runtime.playbook.PlaybookShelf;
import jakarta.inject.Provider;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Prints a playbook with the values of one job filled in. */
@Command(
    name = "show",
    description = {
      "Print a playbook, with names and paths filled in.",
      "What is not given stays as a placeholder and is named on standard error."
    })
final class PlaybookShowCommand implements Callable<Integer> {

  private final Provider<PlaybookShelf> shelf;
  private final Provider<RepositoryRegistry> registry;
  private final Output output;

  @Parameters(paramLabel = "NAME", description = "The playbook, as 'playbook list' names it.")
  private String name = "";

  @Option(
      names = "--repo",
      paramLabel = "REPO",
      description = "Fill in {{repo.name}}, {{repo.local}} and the other fields of a repository.")
  private @Nullable String repository;

  @Option(
      names = "--var",
      paramLabel = "NAME=VALUE",
      description = "Fill in {{NAME}}; may be repeated.")
  private Map<String, String> variables = new LinkedHashMap<>();

  PlaybookShowCommand(
      Provider<PlaybookShelf> shelf, Provider<RepositoryRegistry> registry, Output output) {
    this.shelf = shelf;
    this.registry = registry;
    this.output = output;
  }

  @Override
  public Integer call() {
    Playbook playbook = shelf.get().require(name);
    Optional<Repository> chosen =
        Optional.ofNullable(repository).map(wanted -> registry.get().require(wanted));
    Filled filled = new PlaybookFilling(chosen, variables).fill(playbook);
    if (output.json()) {
      output.document(
          new Document(1, playbook.name(), playbook.title(), filled.text(), filled.open()));
      return ExitStatus.DONE;
    }
    filled.text().lines().map(PlaybookShowCommand::printable).forEach(output.out()::println);
    if (!filled.open().isEmpty()) {
      output.remark("note: not filled in: " + String.join(", ", options(filled.open())));
    }
    return ExitStatus.DONE;
  }

  private static String printable(String line) {
    return PlainText.visible(line.replace("\t", "    "));
  }

  private static List<String> options(List<String> open) {
    return open.stream()
        .map(
            each ->
                each.startsWith(RepositoryValues.PREFIX) ? "--repo NAME" : "--var " + each + "=...")
        .distinct()
        .toList();
  }

  private record Document(
      int schemaVersion, String name, String title, String text, List<String> open) {}
}
