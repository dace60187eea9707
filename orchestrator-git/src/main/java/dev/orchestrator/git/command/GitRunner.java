package dev.orchestrator.git.command;

import dev.orchestrator.core.cancellation.CancellationToken;
import dev.orchestrator.exec.command.Command;
import dev.orchestrator.exec.command.CommandInput;
import dev.orchestrator.exec.command.CommandResult;
import dev.orchestrator.exec.command.CommandRunner;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * Runs git in repositories, with limits of time that fit any of them, and says why git gave up.
 * Thread-safe.
 */
public final class GitRunner {

  private static final Duration READ_LIMIT = Duration.ofMinutes(2);

  /** A checkout of a hundred thousand files took half a minute on a small machine. */
  private static final Duration WRITE_LIMIT = Duration.ofMinutes(30);

  /** Tidying up in the background would outlive the call. */
  private static final Map<String, String> OVERRIDES = Map.of("gc.auto", "0");

  private final CommandRunner runner;

  /** Git as {@code runner} runs it. */
  public GitRunner(CommandRunner runner) {
    this.runner = runner;
  }

  /** Reads; see {@link HardenedGit#reading}. */
  public CommandResult read(
      Path directory, CancellationToken cancellation, List<String> arguments) {
    return runner.run(
        git(directory, READ_LIMIT).reading(arguments.toArray(String[]::new)), cancellation);
  }

  /** Reads with something to read on standard input. */
  public CommandResult read(
      Path directory, CancellationToken cancellation, List<String> arguments, String input) {
    return runner.run(
        git(directory, READ_LIMIT)
            .reading(arguments.toArray(String[]::new))
            .withInput(new CommandInput.Text(input)),
        cancellation);
  }

  /** Runs a call that was put together elsewhere. */
  public CommandResult run(Command command, CancellationToken cancellation) {
    return runner.run(command, cancellation);
  }

  /** A call that may change a repository, to be given another input or output. */
  public static Command writing(Path directory, List<String> arguments) {
    return git(directory, WRITE_LIMIT).acting(arguments.toArray(String[]::new));
  }

  /** May change the repository; see {@link HardenedGit#acting}. */
  public CommandResult write(
      Path directory, CancellationToken cancellation, List<String> arguments) {
    return runner.run(
        git(directory, WRITE_LIMIT).acting(arguments.toArray(String[]::new)), cancellation);
  }

  private static HardenedGit git(Path directory, Duration limit) {
    return HardenedGit.in(directory, limit).overriding(OVERRIDES);
  }

  /** Why git gave up, for an error message. */
  public static String complaint(CommandResult result) {
    String said = result.errorText();
    return said.isBlank() ? "git " + result.end().words() : GitComplaint.of(said);
  }
}
