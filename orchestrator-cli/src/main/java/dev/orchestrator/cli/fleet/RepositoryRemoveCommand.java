package dev.orchestrator.cli.fleet;

import dev.orchestrator.cli.output.Output;
import dev.orchestrator.cli.session.ExitStatus;
import dev.orchestrator.core.registry.Repository;
import dev.orchestrator.core.registry.RepositoryRegistry;
import dev.orchestrator.core.registry.edit.RegistryEditor;
import jakarta.inject.Provider;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Removes repositories from the registry. */
@Command(
    name = "remove",
    description = {
      "Take repositories out of config/repos.json. The repositories themselves, and the rest of",
      "the file, stay as they are."
    })
final class RepositoryRemoveCommand implements Callable<Integer> {

  private final Provider<RegistryEditor> editor;
  private final Provider<RepositoryRegistry> registry;
  private final Output output;

  @Parameters(arity = "1..*", paramLabel = "REPO", description = "Names of repositories.")
  private final List<String> names = new ArrayList<>();

  RepositoryRemoveCommand(
      Provider<RegistryEditor> editor, Provider<RepositoryRegistry> registry, Output output) {
    this.editor = editor;
    this.registry = registry;
    this.output = output;
  }

  @Override
  public Integer call() {
    List<Repository> before = registry.get().all();
    editor.get().remove(names);
    if (output.json()) {
      output.document(new Document(1, names));
    } else {
      names.forEach(name -> output.out().println("removed " + name));
    }
    before.stream().filter(each -> !names.contains(each.name())).forEach(this::warn);
    return ExitStatus.DONE;
  }

  private void warn(Repository other) {
    other.dependsOn().stream()
        .filter(names::contains)
        .forEach(name -> output.remark("warning: " + other.name() + " still depends on " + name));
  }

  private record Document(int schemaVersion, List<String> removed) {}
}
