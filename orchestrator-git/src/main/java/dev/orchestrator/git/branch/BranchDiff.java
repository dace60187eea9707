package dev.orchestrator.git.branch;

import dev.orchestrator.core.cancellation.CancellationToken;
import dev.orchestrator.core.error.ErrorCode;
import dev.orchestrator.core.error.OrchestratorException;
import dev.orchestrator.exec.command.CommandResult;
import dev.orchestrator.exec.command.CommandRunner;
import dev.orchestrator.git.command.HardenedGit;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Shows what a branch changed. No program that the repository names has a part in it: neither
 * external diffs nor text conversions. Thread-safe.
 */
public final class BranchDiff {

  /** git could not tell the change. */
  public static final ErrorCode DIFF_FAILED = ErrorCode.operation("DIFF_FAILED");

  private static final Duration LIMIT = Duration.ofMinutes(2);
  private static final String FULL_ID = "[0-9a-f]{40}([0-9a-f]{24})?";

  private final CommandRunner runner;

  /** Calls git by {@code runner}. */
  @Inject
  public BranchDiff(CommandRunner runner) {
    this.runner = runner;
  }

  /**
   * The change as git writes it, without colour.
   *
   * @throws OrchestratorException {@link #DIFF_FAILED}
   */
  public String between(Path repository, DiffRequest request, CancellationToken cancellation) {
    String tip = "refs/heads/" + request.branch();
    String from =
        request
            .base()
            .filter(id -> id.matches(FULL_ID))
            .orElseGet(() -> defaultBranch(repository, request.defaultBranch(), cancellation));
    List<String> arguments =
        new ArrayList<>(
            request.form() == DiffRequest.Form.COMMITS
                ? List.of("log", "--reverse", "--patch", "--no-decorate")
                : List.of("diff"));
    if (request.form() == DiffRequest.Form.STAT) {
      arguments.add("--stat=100");
    }
    arguments.addAll(List.of("--no-color", "--no-ext-diff", "--no-textconv", "--end-of-options"));
    boolean own = request.form() == DiffRequest.Form.COMMITS || request.base().isPresent();
    arguments.add(from + (own ? ".." : "...") + tip);
    arguments.add("--");
    CommandResult result = read(repository, arguments, cancellation);
    if (!result.isSuccess()) {
      throw new OrchestratorException(
          DIFF_FAILED,
          "git cannot show what '" + request.branch() + "' changed: " + said(result),
          "its branch may be gone: git -C " + repository + " branch --list");
    }
    return result.outputText();
  }

  private String defaultBranch(Path repository, String name, CancellationToken cancellation) {
    String remote = "refs/remotes/origin/" + name;
    boolean there =
        read(repository, List.of("rev-parse", "--verify", "--quiet", remote), cancellation)
            .isSuccess();
    return there ? remote : "refs/heads/" + name;
  }

  private CommandResult read(
      Path repository, List<String> arguments, CancellationToken cancellation) {
    return runner.run(
        HardenedGit.in(repository, LIMIT).reading(arguments.toArray(String[]::new)), cancellation);
  }

  private static String said(CommandResult result) {
    String error = result.errorText().strip();
    return error.isEmpty() ? "it " + result.end().words() : error;
  }
}
