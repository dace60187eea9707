package dev.orchestrator.git.merge;

import dev.orchestrator.core.cancellation.CancellationToken;
import dev.orchestrator.core.error.OrchestratorException;
import dev.orchestrator.exec.command.CommandResult;
import dev.orchestrator.exec.command.CommandRunner;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** References by {@code git for-each-ref} and {@code git update-ref}. */
final class GitReferences implements References {

  /** A tag that is an object of its own has its commit in the second id. */
  private static final String FORMAT = "%(refname)%00%(objectname)%00%(*objectname)";

  private static final int FIELDS = 3;

  private final CommandRunner runner;

  @Inject
  GitReferences(CommandRunner runner) {
    this.runner = runner;
  }

  @Override
  public Map<String, String> read(
      Path repository, List<String> patterns, CancellationToken cancellation) {
    List<String> arguments = new ArrayList<>(List.of("for-each-ref", "--format=" + FORMAT, "--"));
    arguments.addAll(patterns);
    CommandResult result =
        MergeGit.in(repository, runner, cancellation).run(arguments.toArray(String[]::new));
    if (!result.isSuccess()) {
      throw new OrchestratorException(
          REFERENCES_UNREADABLE,
          "cannot read the references of " + repository + ": " + MergeGit.complaint(result),
          null);
    }
    Map<String, String> commits = new LinkedHashMap<>();
    for (String line : result.outputText().split("\n")) {
      String[] fields = line.split("\0", -1);
      if (fields.length == FIELDS) {
        commits.put(fields[0], fields[2].isEmpty() ? fields[1] : fields[2]);
      }
    }
    return commits;
  }

  @Override
  public ReferenceOutcome change(
      Path repository,
      List<ReferenceChange> changes,
      String reason,
      CancellationToken cancellation) {
    if (changes.isEmpty()) {
      return new ReferenceOutcome.Changed();
    }
    String input =
        changes.stream()
            .map(ReferenceChange::line)
            .collect(Collectors.joining("", "start\0", "prepare\0commit\0"));
    CommandResult result =
        MergeGit.in(repository, runner, cancellation)
            .run(Map.of(), input, "update-ref", "-m", reason, "--stdin", "-z");
    return result.isSuccess()
        ? new ReferenceOutcome.Changed()
        : refused(repository, changes, result, cancellation);
  }

  /** Git's words differ from version to version: the references say what was wrong. */
  private ReferenceOutcome refused(
      Path repository,
      List<ReferenceChange> changes,
      CommandResult result,
      CancellationToken cancellation) {
    Map<String, String> now =
        read(repository, changes.stream().map(ReferenceChange::reference).toList(), cancellation);
    return changes.stream()
        .filter(change -> !change.before().equals(id(now, change)))
        .findFirst()
        .<ReferenceOutcome>map(
            change -> new ReferenceOutcome.Stale(change.reference(), id(now, change)))
        .orElseGet(() -> new ReferenceOutcome.Failed(MergeGit.complaint(result)));
  }

  private static Optional<String> id(Map<String, String> commits, ReferenceChange change) {
    return Optional.ofNullable(commits.get(change.reference()));
  }
}
