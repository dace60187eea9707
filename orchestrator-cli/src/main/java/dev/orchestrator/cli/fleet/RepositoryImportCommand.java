package dev.orchestrator.cli.fleet;

import dev.orchestrator.cli.output.Output;
import dev.orchestrator.cli.request.UseCases;
import dev.orchestrator.cli.session.ExitStatus;
import dev.orchestrator.core.workspace.HostEnvironment;
import dev.orchestrator.git.discovery.ImportFormat;
import dev.orchestrator.runtime.fleet.ImportRepositories;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Registers the repositories that another tool knows. */
@Command(
    name = "import",
    description = {
      "Add the repositories that another tool knows. Those that are registered already, under",
      "whatever name, are left out."
    },
    footer = {
      "",
      "Without FILE_OR_DIR the tool's own place is used: ./mani.yaml, ~/.config/gita/repos.csv,",
      "~/.vcspull.yaml, the root of ghq, or for folder the current one."
    })
final class RepositoryImportCommand implements Callable<Integer> {

  private final UseCases useCases;
  private final HostEnvironment environment;
  private final RegistrationTable table;

  @Option(
      names = "--from",
      required = true,
      paramLabel = "FORMAT",
      description = "One of ${COMPLETION-CANDIDATES}.")
  private @Nullable ImportFormat format;

  @Parameters(arity = "0..1", paramLabel = "FILE_OR_DIR", description = "What to read.")
  private @Nullable Path place;

  @Mixin private RegistrationOptions registration;

  RepositoryImportCommand(UseCases useCases, HostEnvironment environment, Output output) {
    this.useCases = useCases;
    this.table = new RegistrationTable(output);
    this.environment = environment;
  }

  @Override
  public Integer call() {
    Optional<Path> named = Optional.ofNullable(place).map(environment.currentFolder()::resolve);
    ImportFormat from = format == null ? ImportFormat.FOLDER : format;
    table.print(
        useCases.ask(
            ImportRepositories.class,
            new ImportRepositories.Request(
                from, named, registration.tags(), registration.dryRun())));
    return ExitStatus.DONE;
  }
}
