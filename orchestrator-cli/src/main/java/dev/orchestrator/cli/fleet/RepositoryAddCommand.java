package dev.orchestrator.cli.fleet;

import dev.orchestrator.cli.output.Output;
import dev.orchestrator.cli.request.UseCases;
import dev.orchestrator.cli.session.ExitStatus;
import dev.orchestrator.core.registry.edit.NewRepository;
import dev.orchestrator.core.workspace.HostEnvironment;
import dev.orchestrator.runtime.fleet.AddRepository;
import dev.orchestrator.runtime.fleet.NewRepositoryDocument;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Adds one repository to the registry. */
@Command(
    name = "add",
    description = {
      "Add a repository to config/repos.json. What is not given is read from the repository:",
      "its remote, default branch and platform. The rest of the file stays as it is."
    },
    footer = {
      "",
      "  orchestrator repo add ~/src/wallet",
      "  orchestrator repo add wallet ~/src/wallet --tag web --depends-on core",
      "  orchestrator repo add git@example.org:team/wallet.git ~/src/wallet",
      "",
      "A folder that is not there yet can be added with its remote; 'sync --clone' makes it."
    })
final class RepositoryAddCommand implements Callable<Integer> {

  private final UseCases useCases;
  private final HostEnvironment environment;
  private final Output output;

  @Parameters(
      arity = "0..3",
      paramLabel = "NAME|PATH|URL",
      description =
          "The folder, and before or after it a name or a remote URL; the name is that of the"
              + " folder unless it is given.")
  private final List<String> words = new ArrayList<>();

  @Mixin private EntryOptions options;

  RepositoryAddCommand(UseCases useCases, HostEnvironment environment, Output output) {
    this.useCases = useCases;
    this.environment = environment;
    this.output = output;
  }

  @Override
  public Integer call() {
    EntryWords given = EntryWords.of(words, options, environment.currentFolder());
    NewRepositoryDocument added =
        useCases.ask(
            AddRepository.class,
            new AddRepository.Request(
                given.folder(), given.name(), given.local(), given.remote(), options.said()));
    warn(added, given.folder());
    if (output.json()) {
      output.document(added);
    } else {
      NewRepository entry = added.repository();
      output.out().println("added " + entry.name() + " (" + entry.local() + ") to " + added.file());
    }
    return ExitStatus.DONE;
  }

  private void warn(NewRepositoryDocument added, Path folder) {
    switch (added.found()) {
      case REPOSITORY -> {}
      case FOLDER -> output.remark("warning: " + folder + " is not a git repository");
      case NOTHING -> {
        boolean withoutRemote = added.repository().remote().isEmpty();
        String how = withoutRemote ? "" : "; 'orchestrator sync --clone' makes it from its remote";
        output.remark("warning: nothing is at " + folder + " yet" + how);
      }
    }
  }
}
