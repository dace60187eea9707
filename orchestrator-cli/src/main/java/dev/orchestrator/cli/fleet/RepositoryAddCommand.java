package dev.orchestrator.cli.fleet;

import dev.orchestrator.cli.output.Output;
import dev.orchestrator.cli.session.ExitStatus;
import dev.orchestrator.core.registry.edit.NewRepository;
import dev.orchestrator.core.registry.edit.RegistryEditor;
import dev.orchestrator.core.workspace.HostEnvironment;
import dev.orchestrator.core.workspace.Workspace;
import dev.orchestrator.git.discovery.RepositoryInspector;
import jakarta.inject.Provider;
import java.nio.file.Files;
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

  private final Provider<RegistryEditor> editor;
  private final Provider<RepositoryInspector> inspector;
  private final Provider<Workspace> workspace;
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

  RepositoryAddCommand(
      Provider<RegistryEditor> editor,
      Provider<RepositoryInspector> inspector,
      Provider<Workspace> workspace,
      HostEnvironment environment,
      Output output) {
    this.editor = editor;
    this.inspector = inspector;
    this.workspace = workspace;
    this.environment = environment;
    this.output = output;
  }

  @Override
  public Integer call() {
    EntryWords given = EntryWords.of(words, options, environment.currentFolder());
    NewRepository found = inspector.get().describe(given.folder(), given.name());
    NewRepository entry = options.over(found, given);
    warnUnlessThere(given.folder(), entry.remote().isEmpty());
    editor.get().add(entry);
    if (output.json()) {
      output.document(new Document(1, entry));
    } else {
      Path file = workspace.get().repositoriesFile();
      output.out().println("added " + entry.name() + " (" + entry.local() + ") to " + file);
    }
    return ExitStatus.DONE;
  }

  private void warnUnlessThere(Path folder, boolean withoutRemote) {
    if (!Files.isDirectory(folder)) {
      String how = withoutRemote ? "" : "; 'orchestrator sync --clone' makes it from its remote";
      output.remark("warning: nothing is at " + folder + " yet" + how);
    } else if (!Files.exists(folder.resolve(".git")) && !Files.exists(folder.resolve("HEAD"))) {
      output.remark("warning: " + folder + " is not a git repository");
    }
  }

  private record Document(int schemaVersion, NewRepository repository) {}
}
