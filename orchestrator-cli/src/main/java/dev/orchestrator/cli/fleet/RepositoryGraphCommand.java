package dev.orchestrator.cli.fleet;

import dev.orchestrator.cli.output.Output;
import dev.orchestrator.cli.request.UseCases;
import dev.orchestrator.cli.session.ExitStatus;
import dev.orchestrator.core.text.PlainText;
import dev.orchestrator.runtime.fleet.RepositoryGraphDocument;
import dev.orchestrator.runtime.fleet.ShowRepositoryGraph;
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

  private final UseCases useCases;
  private final Output output;

  @Mixin private RepositoryArguments repositories;

  @Option(names = "--dot", description = "Write it in Graphviz' language.")
  private boolean dot;

  RepositoryGraphCommand(UseCases useCases, Output output) {
    this.useCases = useCases;
    this.output = output;
  }

  @Override
  public Integer call() {
    RepositoryGraphDocument graph =
        useCases.ask(
            ShowRepositoryGraph.class, new ShowRepositoryGraph.Request(repositories.query()));
    if (output.json()) {
      output.document(graph);
    } else if (dot) {
      output.out().print(dot(graph.repositories()));
    } else {
      graph.repositories().forEach(each -> output.out().println(PlainText.visible(line(each))));
    }
    return ExitStatus.DONE;
  }

  private static String line(RepositoryGraphDocument.Node repository) {
    return repository.dependsOn().isEmpty()
        ? repository.name()
        : repository.name() + " <- " + String.join(", ", repository.dependsOn());
  }

  private static String dot(List<RepositoryGraphDocument.Node> ordered) {
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
}
