package dev.orchestrator.cli.playbook;

import dev.orchestrator.cli.output.Output;
import dev.orchestrator.cli.request.UseCases;
import dev.orchestrator.cli.session.ExitStatus;
import dev.orchestrator.core.template.RepositoryValues;
import dev.orchestrator.core.text.PlainText;
import dev.orchestrator.runtime.playbook.PlaybookDocument;
import dev.orchestrator.runtime.playbook.ShowPlaybook;
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

  private final UseCases useCases;
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

  PlaybookShowCommand(UseCases useCases, Output output) {
    this.useCases = useCases;
    this.output = output;
  }

  @Override
  public Integer call() {
    PlaybookDocument filled =
        useCases.ask(
            ShowPlaybook.class,
            new ShowPlaybook.Request(name, Optional.ofNullable(repository), variables));
    if (output.json()) {
      output.document(filled);
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
}
