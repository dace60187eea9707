package dev.orchestrator.git.merge;

import dev.orchestrator.core.cancellation.CancellationToken;
import dev.orchestrator.core.error.OrchestratorException;
import dev.orchestrator.exec.command.Command;
import dev.orchestrator.exec.command.CommandInput;
import dev.orchestrator.exec.command.CommandResult;
import dev.orchestrator.exec.command.CommandRunner;
import dev.orchestrator.git.command.GitComplaint;
import dev.orchestrator.git.command.HardenedGit;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/** Calls of git in one folder. */
final class MergeGit {

  /** A merge of fifty thousand files takes five milliseconds; this is for a stuck disk. */
  private static final Duration LIMIT = Duration.ofMinutes(2);

  private final CommandRunner runner;
  private final CancellationToken cancellation;
  private final HardenedGit git;
  private final Map<String, String> variables;

  private MergeGit(
      CommandRunner runner,
      CancellationToken cancellation,
      HardenedGit git,
      Map<String, String> variables) {
    this.runner = runner;
    this.cancellation = cancellation;
    this.git = git;
    this.variables = variables;
  }

  static MergeGit in(Path folder, CommandRunner runner, CancellationToken cancellation) {
    return new MergeGit(runner, cancellation, HardenedGit.in(folder, LIMIT), Map.of());
  }

  /** The same in a scratch folder over the repository. */
  MergeGit in(Scratch scratch) {
    return new MergeGit(
        runner, cancellation, HardenedGit.in(scratch.workTree(), LIMIT), scratch.variables());
  }

  CommandResult run(String... arguments) {
    return run(Map.of(), "", arguments);
  }

  CommandResult run(Map<String, String> more, String input, String... arguments) {
    Command command = git.reading(arguments).withEnvironment(variables).withEnvironment(more);
    return runner.run(
        input.isEmpty() ? command : command.withInput(new CommandInput.Text(input)), cancellation);
  }

  /** The standard output of a call that must succeed. */
  String output(String... arguments) {
    CommandResult result = run(arguments);
    if (!result.isSuccess()) {
      throw new OrchestratorException(
          Merges.MERGE_FAILED, git.directory() + ": " + complaint(result), null);
    }
    return result.outputText();
  }

  /** Why git gave up. */
  static String complaint(CommandResult result) {
    String said = result.errorText();
    return said.isBlank() ? "git " + result.end().words() : GitComplaint.of(said);
  }
}
