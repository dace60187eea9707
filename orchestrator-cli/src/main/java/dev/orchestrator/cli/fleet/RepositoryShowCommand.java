package dev.orchestrator.cli.fleet;

import static java.util.stream.Collectors.joining;

import dev.orchestrator.cli.output.Output;
import dev.orchestrator.cli.request.UseCases;
import dev.orchestrator.cli.session.ExitStatus;
import dev.orchestrator.core.text.Counted;
import dev.orchestrator.core.text.PlainText;
import dev.orchestrator.git.status.UnpushedBranch;
import dev.orchestrator.runtime.fleet.RepositoryDocument;
import dev.orchestrator.runtime.fleet.RepositoryRow;
import dev.orchestrator.runtime.fleet.ShowRepository;
import java.util.LinkedHashMap;
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

  private final UseCases useCases;
  private final Output output;

  @Parameters(paramLabel = "REPO", description = "Name of a repository.")
  private String name = "";

  RepositoryShowCommand(UseCases useCases, Output output) {
    this.useCases = useCases;
    this.output = output;
  }

  @Override
  public Integer call() {
    RepositoryDocument shown = useCases.ask(ShowRepository.class, new ShowRepository.Request(name));
    if (output.json()) {
      output.document(shown);
    } else {
      values(shown).forEach(this::line);
      line(
          "unpushed",
          shown.unpushed().stream().map(RepositoryShowCommand::words).collect(joining(", ")));
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

  private static Map<String, String> values(RepositoryDocument shown) {
    RepositoryRow repository = shown.repository();
    Map<String, String> values = new LinkedHashMap<>();
    values.put("name", repository.name());
    values.put("local", repository.local());
    values.put("platform", repository.platform());
    values.put("remote", repository.remote());
    values.put("default_branch", repository.defaultBranch());
    values.put("language", repository.language());
    values.put("tags", String.join(", ", repository.tags()));
    values.put("depends_on", String.join(", ", repository.dependsOn()));
    values.put("needed by", String.join(", ", shown.neededBy()));
    values.put("deny", String.join(", ", repository.deny()));
    shown.fields().entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(field -> values.putIfAbsent(field.getKey(), field.getValue()));
    shown.line().ifPresent(line -> values.put("in", "config/repos.json, line " + line));
    return values;
  }

  private static String words(UnpushedBranch branch) {
    String commits = Counted.of(branch.commits(), "commit", "commits");
    String follows = branch.upstream().isPresent() ? "" : ", no upstream";
    return branch.branch() + " (" + commits + follows + ")";
  }
}
