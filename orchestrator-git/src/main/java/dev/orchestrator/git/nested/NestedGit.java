package dev.orchestrator.git.nested;

import dev.orchestrator.core.cancellation.CancellationToken;
import dev.orchestrator.exec.command.CommandEnd;
import dev.orchestrator.exec.command.CommandResult;
import dev.orchestrator.git.command.GitRunner;
import dev.orchestrator.git.status.CheckoutLook;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Asks one repository. Its directory and its files are told to git, because what its own
 * configuration says of them may have been written to hide them.
 */
final class NestedGit {

  private final GitRunner git;
  private final Path directory;
  private final Optional<Path> workTree;
  private final CancellationToken cancellation;

  NestedGit(
      GitRunner git, Path directory, Optional<Path> workTree, CancellationToken cancellation) {
    this.git = git;
    this.directory = directory;
    this.workTree = workTree;
    this.cancellation = cancellation;
  }

  /**
   * What git says, all of it.
   *
   * @throws IOException when git fails or says more than is read
   */
  String text(List<String> arguments) throws IOException {
    return text(arguments, "");
  }

  /** The same of a question about the files, for which nothing that it configures is run. */
  String look(List<String> arguments) throws IOException {
    Path tree = workTree.orElse(directory);
    CommandResult result =
        new CheckoutLook(git, cancellation).read(tree, List.of(tree), all(arguments));
    if (!result.isSuccess()) {
      throw new IOException(GitRunner.complaint(result));
    }
    return result.outputText();
  }

  /** The same with something to read. */
  String text(List<String> arguments, String input) throws IOException {
    CommandResult result = run(arguments, input);
    if (!result.isSuccess()) {
      throw new IOException(GitRunner.complaint(result));
    }
    return result.outputText();
  }

  /** What git says; empty when it exits with 1, its way to say that there is nothing. */
  Optional<String> answer(List<String> arguments) throws IOException {
    CommandResult result = run(arguments, "");
    boolean nothing = result.end() instanceof CommandEnd.Exited exited && exited.status() == 1;
    if (nothing) {
      return Optional.empty();
    }
    if (!result.isSuccess()) {
      throw new IOException(GitRunner.complaint(result));
    }
    return Optional.of(result.outputText());
  }

  private CommandResult run(List<String> arguments, String input) {
    return git.read(workTree.orElse(directory), cancellation, all(arguments), input);
  }

  private List<String> all(List<String> arguments) {
    List<String> all = new ArrayList<>(List.of("--git-dir=" + directory));
    workTree.ifPresent(tree -> all.add("--work-tree=" + tree));
    all.addAll(arguments);
    return all;
  }
}
