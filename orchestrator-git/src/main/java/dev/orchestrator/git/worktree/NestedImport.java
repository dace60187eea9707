package dev.orchestrator.git.worktree;

import dev.orchestrator.core.cancellation.CancellationToken;
import dev.orchestrator.exec.command.CommandInput;
import dev.orchestrator.exec.command.CommandOutput;
import dev.orchestrator.exec.command.CommandResult;
import dev.orchestrator.git.command.GitRunner;
import dev.orchestrator.git.nested.NestedRepository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Brings the objects of a nested repository into the main one, with a reference for each of its
 * own, so that its commits can be looked at without bringing the worktree back. What was saved of
 * its files does not depend on that; a repository of which parts are elsewhere is left out, because
 * the main one would become as incomplete.
 */
final class NestedImport {

  private final GitRunner git;
  private final Path common;
  private final CancellationToken cancellation;

  NestedImport(GitRunner git, Path common, CancellationToken cancellation) {
    this.git = git;
    this.common = common;
    this.cancellation = cancellation;
  }

  /**
   * Imports one repository.
   *
   * @param prefix of the references, with a slash at its end
   */
  void bring(NestedRepository nested, String prefix) throws IOException {
    Path directory = nested.gitDirectory();
    boolean isLinked = nested.linkedTo().isPresent();
    boolean isPart = Files.exists(directory.resolve("shallow"));
    if (!nested.goes() || isLinked || isPart) {
      return;
    }
    Map<String, String> references = references(directory, prefix);
    if (references.isEmpty()) {
      return;
    }
    Path pack = Files.createTempFile("orchestrator-nested", ".pack");
    try {
      if (pack(directory, pack) && index(pack)) {
        hold(references);
      }
    } finally {
      Files.deleteIfExists(pack);
    }
  }

  private Map<String, String> references(Path directory, String prefix) {
    Map<String, String> references = new LinkedHashMap<>();
    for (String line :
        lines(directory, List.of("for-each-ref", "--format=%(objectname) %(refname)"))) {
      int space = line.indexOf(' ');
      references.put(
          prefix + line.substring(space + 1 + "refs/".length()), line.substring(0, space));
    }
    List<String> loose = new ArrayList<>();
    Set<String> parents = new HashSet<>();
    for (String line :
        lines(
            directory,
            List.of(
                "rev-list",
                "--all",
                "--reflog",
                "--no-commit-header",
                "--format=%H %P",
                "--not",
                "--glob=refs/*"))) {
      List<String> names = List.of(line.split(" ", -1));
      loose.add(names.get(0));
      parents.addAll(names.subList(1, names.size()));
    }
    loose.stream()
        .filter(commit -> !parents.contains(commit))
        .forEach(commit -> references.put(prefix + "loose/" + commit, commit));
    return references;
  }

  private List<String> lines(Path directory, List<String> arguments) {
    CommandResult result = git.read(directory, cancellation, in(directory, arguments));
    return result.isSuccess()
        ? result.outputText().lines().filter(line -> !line.isEmpty()).toList()
        : List.of();
  }

  private boolean pack(Path directory, Path pack) {
    List<String> arguments =
        in(
            directory,
            List.of("pack-objects", "--all", "--reflog", "--indexed-objects", "--stdout", "-q"));
    return git.run(
            GitRunner.writing(directory, arguments).withOutput(new CommandOutput.ToLog(pack)),
            cancellation)
        .isSuccess();
  }

  private boolean index(Path pack) {
    return git.run(
            GitRunner.writing(common, in(common, List.of("index-pack", "--stdin", "--fix-thin")))
                .withInput(new CommandInput.FromFile(pack)),
            cancellation)
        .isSuccess();
  }

  private void hold(Map<String, String> references) throws IOException {
    StringBuilder commands = new StringBuilder();
    references.forEach(
        (name, id) -> commands.append("create ").append(name).append(' ').append(id).append('\n'));
    CommandResult result =
        git.run(
            GitRunner.writing(common, in(common, List.of("update-ref", "--stdin")))
                .withInput(new CommandInput.Text(commands.toString())),
            cancellation);
    if (!result.isSuccess()) {
      throw new IOException(GitRunner.complaint(result));
    }
  }

  private static List<String> in(Path directory, List<String> arguments) {
    List<String> all = new ArrayList<>(List.of("--git-dir=" + directory));
    all.addAll(arguments);
    return all;
  }
}
