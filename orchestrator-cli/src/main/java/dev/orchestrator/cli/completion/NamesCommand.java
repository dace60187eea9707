package dev.orchestrator.cli.completion;

import dev.orchestrator.cli.output.Output;
import dev.orchestrator.cli.session.ExitStatus;
import dev.orchestrator.core.error.OrchestratorException;
import dev.orchestrator.core.file.AtomicFile;
import dev.orchestrator.core.registry.RepositoryRegistry;
import dev.orchestrator.core.workspace.HostEnvironment;
import dev.orchestrator.core.workspace.Workspace;
import dev.orchestrator.tasks.TaskStatus;
import dev.orchestrator.tasks.TaskStore;
import jakarta.inject.Provider;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** What the completion scripts ask when their list of names is out of date; keeps it for them. */
@Command(name = NamesCommand.NAME, hidden = true, description = "Print names for shell completion.")
public final class NamesCommand implements Callable<Integer> {

  /** As it is called on the command line. */
  public static final String NAME = "complete-names";

  private final Provider<Workspace> workspace;
  private final Provider<RepositoryRegistry> registry;
  private final Provider<TaskStore> tasks;
  private final HostEnvironment environment;
  private final Output output;

  @Parameters(paramLabel = "KIND", description = "What to name.")
  private String kind = "";

  NamesCommand(
      Provider<Workspace> workspace,
      Provider<RepositoryRegistry> registry,
      Provider<TaskStore> tasks,
      HostEnvironment environment,
      Output output) {
    this.workspace = workspace;
    this.registry = registry;
    this.tasks = tasks;
    this.environment = environment;
    this.output = output;
  }

  @Override
  public Integer call() {
    ValueKind.of(kind).ifPresent(this::print);
    return ExitStatus.DONE;
  }

  private void print(ValueKind wanted) {
    List<String> names = names(wanted);
    names.forEach(output.out()::println);
    keep(names);
  }

  private List<String> names(ValueKind wanted) {
    try {
      return new LiveNames(workspace.get(), registry::get, this::openTasks).of(wanted);
    } catch (OrchestratorException unusable) {
      return List.of();
    }
  }

  private List<String> openTasks() {
    return tasks.get().read().all().stream()
        .filter(task -> task.status() != TaskStatus.COMPLETED)
        .map(task -> task.id().toString())
        .toList();
  }

  private void keep(List<String> names) {
    Path caches =
        environment
            .variable("XDG_CACHE_HOME")
            .map(Path::of)
            .orElseGet(() -> environment.home().resolve(".cache"));
    Path file =
        caches
            .resolve("orchestrator/names")
            .resolve(workspace.get().root().toString().replace('/', '%'))
            .resolve(kind);
    try {
      AtomicFile.write(file, names.stream().map(name -> name + "\n").collect(Collectors.joining()));
    } catch (IOException notKept) {
      // The names were printed; without the file the next completion asks again.
    }
  }
}
