package dev.orchestrator.workers.landing;

import dev.orchestrator.core.cancellation.CancellationToken;
import dev.orchestrator.core.error.OrchestratorException;
import dev.orchestrator.core.workspace.HostEnvironment;
import dev.orchestrator.exec.command.Command;
import dev.orchestrator.exec.command.CommandResult;
import dev.orchestrator.exec.command.CommandRunner;
import dev.orchestrator.git.command.GitComplaint;
import dev.orchestrator.git.command.HardenedGit;
import dev.orchestrator.git.command.NetworkGit;
import dev.orchestrator.git.merge.Checkout;
import dev.orchestrator.git.merge.Merges;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** What leaves the repository or enters a checkout: only when somebody asked for it. */
final class Remotes {

  private static final Duration CHECKOUT_LIMIT = Duration.ofMinutes(30);

  private final CommandRunner runner;
  private final HostEnvironment environment;
  private final Duration pushLimit;
  private final CancellationToken cancellation;

  /** A push is given up after {@code pushLimit}. */
  Remotes(
      CommandRunner runner,
      HostEnvironment environment,
      Duration pushLimit,
      CancellationToken cancellation) {
    this.runner = runner;
    this.environment = environment;
    this.pushLimit = pushLimit;
    this.cancellation = cancellation;
  }

  /**
   * How a push ended.
   *
   * @param rejected whether the remote branch moved on meanwhile
   * @param failure why it failed for another reason
   */
  record Push(boolean rejected, Optional<String> failure) {}

  /** A plain push of a commit to a branch of {@code origin}, never by force. */
  Push push(Path repository, String branch, String commit) {
    Command command =
        NetworkGit.in(repository, pushLimit)
            .acting(
                "push",
                "--porcelain",
                "--no-verify",
                "--no-follow-tags",
                "--",
                "origin",
                commit + ":refs/heads/" + branch);
    CommandResult result =
        runner.run(NetworkGit.overSsh(command, false, environment), cancellation);
    return result.isSuccess()
        ? new Push(false, Optional.empty())
        : new Push(PushRefusal.movedOn(result), Optional.of(PushRefusal.words(result, branch)));
  }

  /**
   * Fast-forwards a checkout that has no changes.
   *
   * @return why not
   */
  Optional<String> fastForward(Checkout checkout, String commit) {
    HardenedGit git = HardenedGit.in(checkout.folder(), CHECKOUT_LIMIT);
    if (checkout.branch().isEmpty()) {
      return Optional.of(checkout.folder() + " is in the middle of something");
    }
    CommandResult status =
        runner.run(
            git.reading("status", "--porcelain", "-z", "--untracked-files=no"), cancellation);
    if (!status.isSuccess()) {
      return Optional.of("git cannot tell the state of " + checkout.folder());
    }
    if (!status.outputText().isEmpty()) {
      return Optional.of(checkout.folder() + " has changes that are not committed");
    }
    CommandResult merged =
        runner.run(
            git.acting("merge", "--ff-only", "--no-autostash", "--quiet", commit), cancellation);
    return merged.isSuccess() ? Optional.empty() : Optional.of(GitComplaint.of(merged.errorText()));
  }

  OrchestratorException unmoved(Path repository, String reason) {
    return new OrchestratorException(
        Merges.MERGE_FAILED,
        "the result of " + repository + " cannot be recorded: " + reason,
        "'orchestrator land' goes on once that is mended");
  }
}
