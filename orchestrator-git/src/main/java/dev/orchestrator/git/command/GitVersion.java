package dev.orchestrator.git.command;

import dev.orchestrator.core.cancellation.CancellationToken;
import dev.orchestrator.core.error.ErrorCode;
import dev.orchestrator.core.error.OrchestratorException;
import dev.orchestrator.exec.command.Command;
import dev.orchestrator.exec.command.CommandEnd;
import dev.orchestrator.exec.command.CommandResult;
import dev.orchestrator.exec.command.CommandRunner;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The git on this machine. */
public final class GitVersion {

  /** There is no git, or it does not run. */
  public static final ErrorCode GIT_MISSING = ErrorCode.environment("GIT_MISSING");

  /** Git is older than what this program asks of it. */
  public static final ErrorCode GIT_TOO_OLD = ErrorCode.environment("GIT_TOO_OLD");

  /** The first that tells the number of stashes together with the status. */
  private static final int MAJOR = 2;

  private static final int MINOR = 35;

  private static final Pattern VERSION = Pattern.compile("git version ((\\d+)\\.(\\d+)\\S*).*");

  private final CommandRunner runner;

  /** Asks through {@code runner}. */
  public GitVersion(CommandRunner runner) {
    this.runner = runner;
  }

  /**
   * The version, such as {@code 2.39.5}.
   *
   * @throws OrchestratorException {@link #GIT_MISSING} or {@link #GIT_TOO_OLD}
   */
  public String require(CancellationToken cancellation) {
    Command command =
        Command.capturing(List.of("git", "version"), Path.of("/"), Duration.ofSeconds(10));
    CommandResult result = runner.run(command, cancellation);
    Matcher version = VERSION.matcher(result.outputSoFar().strip());
    if (!version.matches()) {
      if (result.end() instanceof CommandEnd.Cancelled) {
        return "";
      }
      throw new OrchestratorException(
          GIT_MISSING,
          "git is needed, and 'git version' " + result.end().words(),
          "install git, at least " + MAJOR + "." + MINOR);
    }
    int major = Integer.parseInt(version.group(2));
    int minor = Integer.parseInt(version.group(3));
    if (major < MAJOR || major == MAJOR && minor < MINOR) {
      throw new OrchestratorException(
          GIT_TOO_OLD,
          "git %s is too old: at least %d.%d is needed".formatted(version.group(1), MAJOR, MINOR),
          "install a newer git");
    }
    return version.group(1);
  }
}
