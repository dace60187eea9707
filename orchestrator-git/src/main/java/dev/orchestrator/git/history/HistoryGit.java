package dev.orchestrator.git.history;

import dev.orchestrator.core.cancellation.CancellationToken;
import dev.orchestrator.exec.command.Command;
import dev.orchestrator.exec.command.CommandEnd;
import dev.orchestrator.exec.command.CommandResult;
import dev.orchestrator.exec.command.CommandRunner;
import dev.orchestrator.git.command.GitComplaint;
import dev.orchestrator.git.command.HardenedGit;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Calls of git that read history as it is stored. */
final class HistoryGit {

  private static final Duration LIMIT = Duration.ofMinutes(1);

  /** A commit graph is a file anybody can write; it would be believed before the objects are. */
  private static final Map<String, String> OVERRIDES =
      Map.of("core.commitGraph", "false", "core.quotePath", "false");

  /** The same of replacement objects and grafts. */
  private static final Map<String, String> AS_STORED =
      Map.of("GIT_NO_REPLACE_OBJECTS", "1", "GIT_GRAFT_FILE", "/dev/null");

  private final CommandRunner runner;
  private final Path checkout;
  private final CancellationToken cancellation;

  HistoryGit(CommandRunner runner, Path checkout, CancellationToken cancellation) {
    this.runner = runner;
    this.checkout = checkout;
    this.cancellation = cancellation;
  }

  /** The commits of those references that exist, by name. */
  Map<String, String> references(List<String> names) throws UnansweredException {
    if (names.isEmpty()) {
      return Map.of();
    }
    List<String> arguments =
        new ArrayList<>(
            List.of("for-each-ref", "--format=%(objectname) %(*objectname) %(refname)", "--"));
    arguments.addAll(names);
    Map<String, String> commits = new java.util.HashMap<>();
    for (String line : text(arguments).lines().toList()) {
      String[] fields = line.split(" ", 3);
      if (fields.length == 3 && names.contains(fields[2])) {
        commits.put(fields[2], fields[1].isEmpty() ? fields[0] : fields[1]);
      }
    }
    return commits;
  }

  /** Those ids that the repository holds. */
  Set<String> existing(List<String> ids) throws UnansweredException {
    if (ids.isEmpty()) {
      return Set.of();
    }
    List<String> arguments =
        new ArrayList<>(
            List.of("rev-list", "--no-walk=unsorted", "--ignore-missing", "--end-of-options"));
    arguments.addAll(ids);
    arguments.add("--");
    return new HashSet<>(text(arguments).lines().toList());
  }

  /** Those of several commits that no other of them contains. */
  List<String> independent(List<String> commits) throws UnansweredException {
    if (commits.size() < 2) {
      return commits;
    }
    List<String> arguments = new ArrayList<>(List.of("merge-base", "--independent"));
    arguments.addAll(commits);
    return text(arguments).lines().toList();
  }

  /** A best common ancestor; empty when there is none. */
  Optional<String> mergeBase(String one, String other) throws UnansweredException {
    CommandResult result = run(List.of("merge-base", one, other));
    if (exited(result, 1)) {
      return Optional.empty();
    }
    return text(result).lines().findFirst();
  }

  boolean isAncestor(String ancestor, String descendant) throws UnansweredException {
    CommandResult result = run(List.of("merge-base", "--is-ancestor", ancestor, descendant));
    if (exited(result, 1)) {
      return false;
    }
    text(result);
    return true;
  }

  /** What git writes, all of it, invalid characters replaced. */
  String text(List<String> arguments) throws UnansweredException {
    return text(run(arguments));
  }

  /** What git writes, all of it, a character for each byte. */
  String bytes(List<String> arguments) throws UnansweredException {
    return new String(complete(run(arguments)).standardOutput(), StandardCharsets.ISO_8859_1);
  }

  private static String text(CommandResult result) throws UnansweredException {
    return complete(result).outputText();
  }

  private static CommandResult complete(CommandResult result) throws UnansweredException {
    if (!result.isSuccess()) {
      String said = result.errorText();
      throw new UnansweredException(
          said.isBlank() ? "git " + result.end().words() : GitComplaint.of(said));
    }
    return result;
  }

  private static boolean exited(CommandResult result, int status) {
    return result.end().equals(new CommandEnd.Exited(status));
  }

  private CommandResult run(List<String> arguments) {
    Command command =
        HardenedGit.in(checkout, LIMIT)
            .overriding(OVERRIDES)
            .reading(arguments.toArray(String[]::new));
    return runner.run(command.withEnvironment(AS_STORED), cancellation);
  }
}
