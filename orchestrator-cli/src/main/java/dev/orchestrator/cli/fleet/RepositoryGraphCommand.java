package dev.orchestrator.cli.fleet;

import dev.orchestrator.cli.output.Output;
import dev.orchestrator.cli.session.ExitStatus;
import dev.orchestrator.core.registry.DependencyOrder;
import dev.orchestrator.core.registry.Repository;
import dev.orchestrator.core.registry.RepositoryRegistry;
import dev.orchestrator.core.text.PlainText;
import jakarta.inject.Provider;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shows which repository depends on which. */
@Command(
    name = "graph",
    description = {
      "Show which repository depends on which, in the order they are built: each after those it",
      "depends on."
    },
    footer = {"", "  orchestrator repo graph --dot | dot -Tsvg > fleet.svg"})
final class RepositoryGraphCommand implements Callable<Integer> {

  private final Provider<RepositoryRegistry> registry;
  private final Output output;

  @Mixin private RepositoryArguments repositories;

  @Option(names = "--dot", description = "Write it in Graphviz' language.")
  private boolean dot;

  RepositoryGraphCommand(Provider<RepositoryRegistry> registry, Output output) {
    this.registry = registry;
    this.output = output;
  }

  @Override
  public Integer call() {
    List<Repository> ordered = DependencyOrder.of(repositories.selectedOrAll(), registry.get());
    if (output.json()) {
      output.document(
          new Document(
              1, ordered.stream().map(each -> new Node(each.name(), each.dependsOn())).toList()));
    } else if (dot) {
      output.out().print(dot(ordered));
    } else {
      ordered.forEach(each -> output.out().println(PlainText.visible(line(each))));
    }
    return ExitStatus.DONE;
  }

  private static String line(Repository repository) {
    return repository.dependsOn().isEmpty()
        ? repository.name()
        : repository.name() + " <- " + String.join(", ", repository.dependsOn());
  }

  private static String dot(List<Repository> ordered) {
    String nodes =
        ordered.stream()
            .map(each -> "  " + quoted(each.name()) + ";\n")
            .collect(Collectors.joining());
    String edges =
        ordered.stream()
            .flatMap(
                each ->
                    each.dependsOn().stream()
                        .map(name -> "  " + quoted(each.name()) + " -> " + quoted(name) + ";\n"))
            .collect(Collectors.joining());
    return "digraph repositories {\n  rankdir=LR;\n" + nodes + edges + "}\n";
  }

  private static String quoted(String name) {
    return '"' + name.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }

  private record Document(int schemaVersion, List<Node> repositories) {}

  private record Node(String name, List<String> dependsOn) {}
}
