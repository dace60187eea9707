package dev.orchestrator.cli.fleet;

import static java.util.stream.Collectors.joining;

import dev.orchestrator.cli.output.Output;
import dev.orchestrator.cli.session.ExitStatus;
import dev.orchestrator.core.registry.Repository;
import dev.orchestrator.core.registry.RepositoryRegistry;
import dev.orchestrator.core.text.Counted;
import dev.orchestrator.core.text.PlainText;
import dev.orchestrator.git.status.UnpushedBranch;
import dev.orchestrator.git.status.UnpushedBranches;
import jakarta.inject.Provider;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Shows everything the registry says of one repository, and what only it has. */
@Command(
    name = "show",
    description = {
      "Show everything the registry says of a repository, and which of its branches have",
      "commits that were not pushed, as of the last fetch."
    })
final class RepositoryShowCommand implements Callable<Integer> {

  private final Provider<RepositoryRegistry> registry;
  private final Provider<UnpushedBranches> branches;
  private final Output output;

  @Parameters(paramLabel = "REPO", description = "Name of a repository.")
  private String name = "";

  RepositoryShowCommand(
      Provider<RepositoryRegistry> registry, Provider<UnpushedBranches> branches, Output output) {
    this.registry = registry;
    this.branches = branches;
    this.output = output;
  }

  @Override
  public Integer call() {
    Repository repository = registry.get().require(name);
    List<String> dependants =
        registry.get().all().stream()
            .filter(each -> each.dependsOn().contains(name))
            .map(Repository::name)
            .toList();
    List<UnpushedBranch> unpushed = branches.get().of(repository);
    if (output.json()) {
      output.document(
          new Document(1, RepositoryRow.of(repository), repository.fields(), dependants, unpushed));
    } else {
      values(repository, dependants).forEach(this::line);
      line("unpushed", unpushed.stream().map(RepositoryShowCommand::words).collect(joining(", ")));
    }
    return ExitStatus.DONE;
  }

  private void line(String key, String value) {
    if (!value.isEmpty()) {
      output
          .out()
          .println(output.style().faint("%-16s ".formatted(key)) + PlainText.visible(value));
    }
  }

  private static Map<String, String> values(Repository repository, List<String> dependants) {
    Map<String, String> values = new LinkedHashMap<>();
    values.put("name", repository.name());
    values.put("local", repository.local().toString());
    values.put("platform", repository.platform());
    values.put("remote", repository.remote());
    values.put("default_branch", repository.defaultBranch());
    values.put("language", repository.language());
    values.put("tags", String.join(", ", repository.tags()));
    values.put("depends_on", String.join(", ", repository.dependsOn()));
    values.put("needed by", String.join(", ", dependants));
    values.put("deny", String.join(", ", repository.deny()));
    repository.fields().entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(field -> values.putIfAbsent(field.getKey(), field.getValue()));
    repository.line().ifPresent(line -> values.put("in", "config/repos.json, line " + line));
    return values;
  }

  private static String words(UnpushedBranch branch) {
    String commits = Counted.of(branch.commits(), "commit", "commits");
    String follows = branch.upstream().isPresent() ? "" : ", no upstream";
    return branch.branch() + " (" + commits + follows + ")";
  }

  private record Document(
      int schemaVersion,
      RepositoryRow repository,
      Map<String, String> fields,
      List<String> neededBy,
      List<UnpushedBranch> unpushed) {}
}
